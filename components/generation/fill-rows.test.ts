import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillRows } from "./fill-rows.ts";

const wide = 16 / 9;
const tall = 9 / 16;
const room = { most: 4, widest: 4.7 };

describe("rows of the screening room", () => {
  test("two wide pictures stand side by side, and a third begins a row", () => {
    expect(fillRows([wide, wide], room)).toEqual({ sum: 2 * wide, gaps: 1 });
    expect(fillRows([wide, wide, wide], room)).toEqual({ sum: 2 * wide, gaps: 1 });
  });

  test("four tall pictures share one row, five stand three and two", () => {
    expect(fillRows([tall, tall, tall, tall], room)).toEqual({ sum: 4 * tall, gaps: 3 });
    expect(fillRows([tall, tall, tall, tall, tall], room)).toEqual({ sum: 3 * tall, gaps: 2 });
  });

  test("one picture has the row for itself, however wide", () => {
    expect(fillRows([9], room)).toEqual({ sum: 9, gaps: 0 });
  });

  test("no row is wider than the room but one of a single picture", () => {
    const ratios = fc.array(fc.double({ min: 0.3, max: 4, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(ratios, (given) => {
        const { sum, gaps } = fillRows(given, room);
        expect(sum).toBeLessThanOrEqual(room.widest + 1e-9);
        expect(sum).toBeGreaterThanOrEqual(Math.max(...given) - 1e-9);
        expect(gaps).toBeLessThan(room.most);
      }),
    );
  });
});
