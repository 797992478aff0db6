import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hiddenClipSchema, placeLetter, shuffled } from "./blind.ts";

test("places are called as the columns of a table are", () => {
  expect([0, 1, 25, 26, 27, 51, 52, 701, 702].map(placeLetter)).toEqual([
    "A",
    "B",
    "Z",
    "AA",
    "AB",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
  ]);
});

test("no two places are called alike", () => {
  const letters = Array.from({ length: 2000 }, (_, place) => placeLetter(place));
  expect(new Set(letters).size).toBe(2000);
});

test("shuffling keeps every item, once", () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.infiniteStream(fc.nat()), (items, numbers) => {
      const randomBelow = (limit: number) => (numbers.next().value as number) % limit; // the stream does not end
      const before = [...items];
      const order = shuffled(items, randomBelow);
      const sorted = (list: readonly number[]) => list.toSorted((one, other) => one - other);
      expect(sorted(order)).toEqual(sorted(items));
      expect(items).toEqual(before);
    }),
  );
});

test("of all that chance can say, every order comes out exactly once, so that none is likelier", () => {
  const orders = new Set<string>();
  for (let first = 0; first < 4; first += 1)
    for (let second = 0; second < 3; second += 1)
      for (let third = 0; third < 2; third += 1) {
        const chances = [first, second, third];
        orders.add(shuffled(["w", "x", "y", "z"], () => chances.shift() ?? 0).join(""));
      }
  expect(orders.size).toBe(24);
});

test("what is said of a hidden clip has no room for anything else", () => {
  const clip = {
    id: "0192d6a0-0000-7000-8000-0000000000aa",
    letter: "A",
    playable: null,
    verdict: { choice: null, stars: null },
  };
  expect(hiddenClipSchema.safeParse(clip).success).toBe(true);
  for (const more of ["generationId", "modelId", "name", "cost"])
    expect(hiddenClipSchema.safeParse({ ...clip, [more]: "x" }).success).toBe(false);
});
