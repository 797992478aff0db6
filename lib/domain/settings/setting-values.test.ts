import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AspectRatio, aspectRatios, nearestRatio, ratioText, ratioValue } from "./setting-values.ts";

/** What is left of a picture of one shape when it is cropped to another. */
const kept = (shape: number, picture: number) => Math.min(shape / picture, picture / shape);
const turned = (ratio: AspectRatio) => ratio.split(":").reverse().join(":") as AspectRatio; // "9:21" alone is none
const three: readonly AspectRatio[] = ["16:9", "9:16", "1:1"];
/** All that could be offered. */
const everyOffer = Array.from({ length: 2 ** aspectRatios.length - 1 }, (_, index) =>
  aspectRatios.filter((_ratio, place) => ((index + 1) >> place) & 1),
);

describe("the nearest ratio", () => {
  test("crops least of what was asked for, whatever is offered and in whichever order", () => {
    for (const offer of everyOffer)
      for (const asked of aspectRatios) {
        const nearest = nearestRatio(offer, ratioValue(asked));
        const most = Math.max(...offer.map((ratio) => kept(ratioValue(ratio), ratioValue(asked))));
        expect(kept(ratioValue(nearest), ratioValue(asked))).toBeCloseTo(most, 9);
        expect(nearestRatio(offer.toReversed(), ratioValue(asked))).toBe(nearest);
      }
  });

  test("of two as near is the squarer, so that a picture that is turned gets the turned one", () => {
    expect(nearestRatio(three, ratioValue("4:3"))).toBe("1:1");
    expect(nearestRatio(three, ratioValue("3:4"))).toBe("1:1");
    expect(nearestRatio(three, 640 / 480)).toBe("1:1");
    for (const offer of everyOffer.filter((ratios) => !ratios.includes("21:9")))
      for (const asked of aspectRatios.filter((ratio) => ratio !== "21:9" && ratio !== "1:1"))
        expect(nearestRatio(offer.map(turned), ratioValue(turned(asked)))).toBe(
          turned(nearestRatio(offer, ratioValue(asked))),
        );
  });

  test("of two as near is the one that crops less of the picture that there is", () => {
    expect(nearestRatio(three, ratioValue("4:3"), 1920 / 1080)).toBe("16:9");
    expect(nearestRatio(three, ratioValue("3:4"), 1080 / 1920)).toBe("9:16");
    expect(nearestRatio(three, ratioValue("4:3"), 1)).toBe("1:1");
    expect(nearestRatio(["16:9", "9:16"], 1)).toBe("16:9");
    expect(nearestRatio(["16:9", "9:16"], 1, 0.9)).toBe("9:16");
    // Only of those that are as near.
    expect(nearestRatio(three, ratioValue("21:9"), 1)).toBe("16:9");
  });

  test("of the middle between any two is one of them, and the same from either side", () => {
    fc.assert(
      fc.property(fc.subarray([...aspectRatios], { minLength: 2, maxLength: 2 }), ([one, other]) => {
        const middle = Math.sqrt(ratioValue(one!) * ratioValue(other!)); // there are two
        expect(nearestRatio([one!, other!], middle)).toBe(nearestRatio([other!, one!], middle));
      }),
    );
  });
});

test("a shape has the name of its ratio, else its number", () => {
  expect([1920 / 1080, 1080 / 1920, 1, 640 / 480, 3 / 2, 864 / 496].map(ratioText)).toEqual([
    "16:9",
    "9:16",
    "1:1",
    "4:3",
    "1.5:1",
    "1.74:1",
  ]);
});
