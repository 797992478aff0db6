import fc from "fast-check";
import { expect, test } from "vitest";
import { spreadPins } from "./spread-pins.ts";

test("pins that have room stand where they belong", () => {
  expect(spreadPins([100, 200, 350], 400, 20)).toEqual([100, 200, 350]);
});

test("several at one place stand beside each other around it", () => {
  expect(spreadPins([100, 100, 100], 400, 20)).toEqual([80, 100, 120]);
  expect(spreadPins([0, 0, 390], 400, 20)).toEqual([10, 30, 390]);
  expect(spreadPins([400, 400], 400, 20)).toEqual([370, 390]);
});

test("none hides another, all are within the width, in order", () => {
  const all = fc.record({
    places: fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 60 }),
    apart: fc.integer({ min: 1, max: 44 }),
  });
  fc.assert(
    fc.property(all, ({ places, apart }) => {
      const lying = spreadPins(
        places.toSorted((a, b) => a - b),
        500,
        apart,
      );
      const room = Math.min(apart, 500 / Math.max(1, places.length));
      for (const [index, place] of lying.entries()) {
        expect(place).toBeGreaterThanOrEqual(room / 2 - 1e-6);
        expect(place).toBeLessThanOrEqual(500 - room / 2 + 1e-6);
        if (index > 0) expect(place - (lying[index - 1] ?? 0)).toBeGreaterThanOrEqual(room - 1e-6);
      }
    }),
  );
});
