import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePrice, priceText } from "./price-text.ts";

test("every price comes back to the millionth as it was written", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (micro) => {
      expect(parsePrice(priceText(micro))).toBe(micro);
    }),
  );
});

test.each([
  ["0.0805", 80_500],
  ["1", 1_000_000],
  [" $ 0.1 ", 100_000],
  ["0,08", 80_000],
  ["1000", 1_000_000_000],
  ["", null],
  ["  ", null],
])("%j is understood", (text, micro) => {
  expect(parsePrice(text)).toBe(micro);
});

test.each(["0", "0.0000001", "1000.01", "-1", "1e3", "abc", "1.2.3", "€1", "."])("%j is no price", (text) => {
  expect(parsePrice(text)).toBeUndefined();
});

test("an unknown price is empty, and a round one has no noughts behind it", () => {
  expect([null, 10_000_000, 80_000].map(priceText)).toEqual(["", "10", "0.08"]);
});
