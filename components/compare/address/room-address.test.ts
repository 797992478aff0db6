import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layouts } from "#components/compare/layout.ts";
import { parseRoomAddress, type RoomPlace, withRoomAddress, writeRoomAddress } from "./room-address.ts";

const one = "018f0000-0000-7000-8000-00001f0a93bc";
const two = "018f0000-0000-7000-8000-000077d2e105";
const ids = [one, two];

describe("the address of a room", () => {
  test("names layout, pair, large clip, time and range", () => {
    const place: RoomPlace = {
      layout: "wipe",
      pair: [two, one],
      solo: one,
      timeMs: 2300,
      aMs: 1000,
      bMs: 3000,
    };
    const text = writeRoomAddress(place, ids);
    expect(text).toBe("layout=wipe&pair=77d2e105,1f0a93bc&solo=1f0a93bc&t=2300&a=1000&b=3000");
    expect(parseRoomAddress(text, ids)).toEqual(place);
  });

  test("says nothing of a grid at its beginning", () => {
    expect(writeRoomAddress({ layout: "grid", timeMs: 0 }, ids)).toBe("");
    expect(parseRoomAddress("", ids)).toEqual({});
  });

  test("takes whole ids too", () => {
    expect(parseRoomAddress(`solo=${one}`, ids)).toEqual({ solo: one });
  });

  test("tells clips apart that end alike", () => {
    const alike = ["018f0000-0000-7000-8000-aaaa1f0a93bc", "018f0000-0000-7000-8000-aaab1f0a93bc"];
    const text = writeRoomAddress({ solo: alike[0]! }, alike);
    expect(text).toBe("solo=a1f0a93bc");
    expect(parseRoomAddress(text, alike)).toEqual({ solo: alike[0] });
    expect(parseRoomAddress("solo=1f0a93bc", alike)).toEqual({});
  });

  test.each([
    "layout=mosaic",
    "pair=77d2e105",
    "pair=77d2e105,77d2e105",
    "pair=77d2e105,1f0a93bc,77d2e105",
    "solo=bc",
    "solo=00000000",
    "t=-1",
    "t=1e3",
    "t=99999999999",
    "a=3000&b=1000",
    "b=0",
    "g=018f0000",
    "%E0%A4%A",
  ])("ignores %s", (text) => {
    expect(parseRoomAddress(text, ids)).toEqual({});
  });

  test("is read as it was written", () => {
    const time = fc.integer({ min: 1, max: 86_400_000 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 9 }),
        fc.constantFrom(...layouts),
        time,
        fc.boolean(),
        (clips, layout, timeMs, isSolo) => {
          const place: RoomPlace = {
            ...(layout !== "grid" && { layout, pair: [clips[0]!, clips[1]!] as const }),
            ...(isSolo && { solo: clips[1]! }),
            timeMs,
          };
          expect(parseRoomAddress(writeRoomAddress(place, clips), clips)).toEqual(place);
        },
      ),
    );
  });
});

describe("beside what others keep in the same address", () => {
  test("a page's own parts stay", () => {
    expect(withRoomAddress("g=1&g=2&t=5&layout=wipe", "t=9", "query")).toBe("g=1&g=2&t=9");
    expect(withRoomAddress("g=1&t=5", "", "query")).toBe("g=1");
  });

  test('nothing stands between "?" and the first part', () => {
    expect(withRoomAddress("", "t=5", "query")).toBe("t=5");
    expect(withRoomAddress("&solo=018f0000&t=4", "t=5", "query")).toBe("t=5");
  });

  test("the opened clips of a gallery stay first", () => {
    expect(withRoomAddress(`${one},${two}`, "layout=wipe&t=5", "hash")).toBe(`${one},${two}&layout=wipe&t=5`);
    expect(withRoomAddress(`${one}&t=5`, "", "hash")).toBe(one);
    expect(withRoomAddress("", "t=5", "hash")).toBe("&t=5");
  });
});
