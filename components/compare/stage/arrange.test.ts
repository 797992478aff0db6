import fc from "fast-check";
import { expect, test } from "vitest";
import { arrange, type Room } from "./arrange.ts";

const room: Room = {
  widthPx: 1392,
  heightPx: 600,
  gapPx: 12,
  captionPx: 76,
  minWidthPx: 150,
  minHeightPx: 120,
};
const wide = { ratio: 16 / 9, group: "" };
const rowsOf = (rects: readonly { y: number }[]) => new Set(rects.map(({ y }) => y)).size;

test("one picture fills the room as far as its ratio allows", () => {
  const { rects } = arrange([wide], room);
  expect(rects).toEqual([{ x: (1392 - (524 * 16) / 9) / 2, y: 0, width: (524 * 16) / 9, height: 524 }]);
});

test("four wide pictures stand two by two, and in a flat room in one row", () => {
  expect(rowsOf(arrange([wide, wide, wide, wide], room).rects)).toBe(2);
  expect(rowsOf(arrange([wide, wide, wide, wide], { ...room, heightPx: 330 }).rects)).toBe(1);
});

test("a tall one beside a wide one is equally tall", () => {
  const { rects } = arrange([wide, { ratio: 9 / 16, group: "" }], room);
  expect(rects[0]!.height).toBe(rects[1]!.height);
  expect(rects[0]!.height).toBeCloseTo(524, 0);
});

test("the variations of a model stay in one row where the rows are no worse for it", () => {
  const clips = ["a", "a", "b", "b", "b"].map((group) => ({ ratio: 16 / 9, group }));
  const { rects } = arrange(clips, room);
  expect(rects.map(({ y }) => y === rects[0]!.y)).toEqual([true, true, false, false, false]);
});

test("where even the lowest pictures do not fit, the room grows", () => {
  const { heightPx, rects } = arrange(Array(9).fill(wide), { ...room, widthPx: 320, heightPx: 400 });
  expect(rects[0]!.height).toBe(120);
  expect(heightPx).toBeGreaterThan(400);
});

const clipsOf = fc.array(
  fc.record({ ratio: fc.double({ min: 0.4, max: 2.6, noNaN: true }), group: fc.constantFrom("a", "b", "c") }),
  { minLength: 1, maxLength: 8 },
);
const roomOf = fc.record({
  widthPx: fc.integer({ min: 320, max: 2560 }),
  heightPx: fc.integer({ min: 200, max: 1400 }),
  gapPx: fc.constant(12),
  captionPx: fc.constant(76),
  minWidthPx: fc.constant(150),
  minHeightPx: fc.constant(90),
});

test("nothing overlaps, nothing leaves the room, and all are equally tall", () => {
  fc.assert(
    fc.property(clipsOf, roomOf, (clips, space) => {
      const { rects, heightPx } = arrange(clips, space);
      expect(rects).toHaveLength(clips.length);
      for (const [index, rect] of rects.entries()) {
        expect(rect.height).toBe(rects[0]!.height);
        expect(rect.x).toBeGreaterThanOrEqual(-0.1);
        expect(rect.x + rect.width).toBeLessThanOrEqual(space.widthPx + 0.1);
        expect(rect.y + rect.height + space.captionPx).toBeLessThanOrEqual(heightPx + 0.1);
        const next = rects[index + 1];
        if (next && next.y === rect.y) expect(next.x).toBeGreaterThanOrEqual(rect.x + rect.width);
        else if (next) expect(next.y).toBeGreaterThanOrEqual(rect.y + rect.height + space.captionPx);
      }
    }),
  );
});

test("no way to put them into rows makes them taller", () => {
  fc.assert(
    fc.property(clipsOf, roomOf, (clips, space) => {
      const { height } = arrange(clips, space).rects[0]!;
      for (const rows of everySplit(clips)) {
        const best = tallestOf(rows, space);
        expect(best).toBeLessThanOrEqual(Math.max(height, space.minHeightPx) + 0.1);
      }
    }),
  );
});

/** Every way to cut a list into rows. */
function everySplit<Item>(items: readonly Item[]): Item[][][] {
  return Array.from({ length: 2 ** (items.length - 1) }, (_, cuts) => {
    const rows: Item[][] = [[]];
    for (const [index, item] of items.entries()) {
      rows.at(-1)!.push(item);
      if (index < items.length - 1 && cuts & (2 ** index)) rows.push([]);
    }
    return rows;
  });
}

/** The largest height that these rows allow, by going down from the top. */
function tallestOf(rows: readonly { ratio: number }[][], space: Room): number {
  const fromHeight = (space.heightPx - (rows.length - 1) * space.gapPx) / rows.length - space.captionPx;
  const fits = (height: number) =>
    rows.every(
      (row) =>
        row.reduce((sum, { ratio }) => sum + Math.max(ratio * height, space.minWidthPx), 0) +
          (row.length - 1) * space.gapPx <=
        space.widthPx,
    );
  let height = fromHeight;
  while (height > 0 && !fits(height)) height -= 0.5;
  return height;
}
