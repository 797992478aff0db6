import fc from "fast-check";
import { expect, test } from "vitest";
import { pack, type Rect, type Space } from "./pack.ts";

const stage: Space = { widthPx: 1440, heightPx: 724, gapPx: 4, footPx: 0 };
const wide = { ratio: 16 / 9, group: "" };
const tall = { ratio: 9 / 16, group: "" };
const rowsOf = (rects: readonly Rect[]) =>
  [...new Set(rects.map(({ y }) => y))].map((row) => rects.filter(({ y }) => y === row).length);
const areaOf = ({ width, height }: Rect) => width * height;

test("one picture fills the stage as far as its shape allows", () => {
  const [rect] = pack([wide], stage);
  expect(rect!.height).toBeCloseTo(724);
  expect(rect!.x).toBeCloseTo((1440 - (724 * 16) / 9) / 2);
});

test("four wide pictures lie two by two, edge to edge", () => {
  const rects = pack([wide, wide, wide, wide], stage);
  expect(rowsOf(rects)).toEqual([2, 2]);
  expect(rects[0]!.height).toBeCloseTo(360);
  expect(rects[1]!.x - rects[0]!.x - rects[0]!.width).toBeCloseTo(4);
});

test.each([
  [1280, 720, 0.55],
  [1440, 900, 0.68],
  [1920, 1080, 0.68],
])("in a window of %i × %i four wide pictures cover enough of it", (width, height, share) => {
  const rects = pack([wide, wide, wide, wide], { ...stage, widthPx: width, heightPx: height - 176 });
  const covered = rects.reduce((all, rect) => all + areaOf(rect), 0);
  expect(covered / (width * height)).toBeGreaterThanOrEqual(share);
});

test("of three, two lie above the last, which is centred", () => {
  const rects = pack([wide, wide, wide], stage);
  expect(rowsOf(rects)).toEqual([2, 1]);
  expect(rects[2]!.x + rects[2]!.width / 2).toBeCloseTo(720);
});

test("five wide ones lie three above two, eight tall ones in one row", () => {
  expect(rowsOf(pack(Array(5).fill(wide), stage))).toEqual([3, 2]);
  expect(rowsOf(pack(Array(8).fill(tall), { ...stage, heightPx: 320 }))).toEqual([8]);
});

test("a tall one stands beside two wide ones in a column of its own", () => {
  const rects = pack([tall, wide, wide], { ...stage, widthPx: 1100 });
  expect(rects[1]!.x).toBeCloseTo(rects[2]!.x);
  expect(rects[0]!.x).toBeLessThan(rects[1]!.x);
});

test("room at the foot of each picture stays free", () => {
  const rects = pack([wide, wide, wide, wide], { ...stage, footPx: 44 });
  expect(rects[2]!.y - rects[0]!.y - rects[0]!.height).toBeCloseTo(48);
  expect(rects[2]!.y + rects[2]!.height + 44).toBeLessThanOrEqual(724.01);
});

const shapes = fc.array(
  fc.record({ ratio: fc.double({ min: 0.4, max: 2.6, noNaN: true }), group: fc.constantFrom("a", "b") }),
  { minLength: 1, maxLength: 9 },
);
const spaces = fc.record({
  widthPx: fc.integer({ min: 320, max: 2560 }),
  heightPx: fc.integer({ min: 300, max: 1400 }),
  gapPx: fc.constant(4),
  footPx: fc.constantFrom(0, 44),
});

test("nothing overlaps or leaves the stage, no shape is distorted, and all have one area", () => {
  fc.assert(
    fc.property(shapes, spaces, (clips, space) => {
      const rects = pack(clips, space);
      expect(rects).toHaveLength(clips.length);
      for (const [index, rect] of rects.entries()) {
        expect(areaOf(rect)).toBeCloseTo(areaOf(rects[0]!), 3);
        if (rect.height > 0) expect(rect.width / rect.height).toBeCloseTo(clips[index]!.ratio, 5);
        expect(rect.x).toBeGreaterThanOrEqual(-0.1);
        expect(rect.x + rect.width).toBeLessThanOrEqual(space.widthPx + 0.1);
        for (const other of rects.slice(index + 1)) {
          const isBeside = other.x >= rect.x + rect.width - 0.1 || rect.x >= other.x + other.width - 0.1;
          const isBelow = other.y >= rect.y + rect.height - 0.1 || rect.y >= other.y + other.height - 0.1;
          expect(isBeside || isBelow).toBe(true);
        }
      }
    }),
  );
});
