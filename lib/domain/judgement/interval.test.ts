import * as fc from "fast-check";
import { expect, test } from "vitest";
import { wilson } from "./interval.ts";

test.each([
  // By hand from the formula; 81 of 263 and 15 of 148 stand in Newcombe (1998), table I.
  [81 / 263, 263, 0.2553, 0.3662],
  [15 / 148, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1 / 29, 29, 0.0061, 0.1718],
  [1, 5, 0.5655, 1],
  [0.5, 1, 0.0546, 0.9454],
])("Wilson's interval of %f of %i", (share, count, low, high) => {
  const interval = wilson(share, count);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test("nothing has no interval", () => {
  expect(wilson(0, 0)).toBeNull();
});

const shares = fc.double({ min: 0, max: 1, noNaN: true });
const counts = fc.double({ min: 0.5, max: 1e6, noNaN: true });

test("an interval lies in 0 to 1 and holds its share", () => {
  fc.assert(
    fc.property(shares, counts, (share, count) => {
      const { low, high } = wilson(share, count)!;
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(share);
      expect(high).toBeGreaterThanOrEqual(share);
    }),
  );
});

test("more observations of the same share make it no wider", () => {
  fc.assert(
    fc.property(shares, counts, counts, (share, one, more) => {
      const width = (count: number) => {
        const { low, high } = wilson(share, count)!;
        return high - low;
      };
      expect(width(one + more)).toBeLessThanOrEqual(width(one) + 1e-12);
    }),
  );
});

test("what is not the share has the interval mirrored", () => {
  fc.assert(
    fc.property(shares, counts, (share, count) => {
      const [is, isNot] = [wilson(share, count)!, wilson(1 - share, count)!];
      expect(isNot.low).toBeCloseTo(1 - is.high, 9);
    }),
  );
});
