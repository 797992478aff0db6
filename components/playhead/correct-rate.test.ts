import fc from "fast-check";
import { expect, test } from "vitest";
import { correctRate } from "./correct-rate.ts";

const rates = fc.constantFrom(0.25, 0.5, 0.75, 1, 1.5, 2);
const errors = fc.double({ min: -1000, max: 1000, noNaN: true });

test("a clip that keeps up keeps its rate", () => {
  expect(correctRate(1, 0, false)).toBe(1);
  expect(correctRate(1, 4, false)).toBe(1);
  expect(correctRate(0.5, -9, true)).toBe(0.5);
});

test("who is behind goes faster, who is ahead slower, and what is heard by hardly anything", () => {
  fc.assert(
    fc.property(rates, errors, fc.boolean(), (rate, errorMs, isHeard) => {
      const bend = correctRate(rate, errorMs, isHeard) / rate - 1;
      expect(Math.abs(bend)).toBeLessThanOrEqual((isHeard ? 0.02 : 0.1) + 1e-9);
      if (Math.abs(errorMs) > 30) expect(Math.sign(bend)).toBe(Math.sign(errorMs));
    }),
  );
});

test("an error dies away and never swings over", () => {
  fc.assert(
    fc.property(rates, fc.double({ min: -40, max: 40, noNaN: true }), (rate, firstMs) => {
      let errorMs = firstMs;
      for (let ms = 0; ms < 1500; ms += 100) {
        const before = errorMs;
        errorMs += (rate - correctRate(rate, errorMs, false)) * 100;
        expect(Math.abs(errorMs)).toBeLessThanOrEqual(Math.abs(before) + 1e-9);
      }
      expect(Math.abs(errorMs)).toBeLessThanOrEqual(rate < 1 ? 30 : 6);
    }),
  );
});
