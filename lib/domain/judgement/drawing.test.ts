import { expect, test } from "vitest";
import {
  drawingSchema,
  drawingsMaxLength,
  parseDrawing,
  pointsMax,
  strokesMax,
  withinDrawingsMax,
} from "./drawing.ts";
import first from "./fixtures/drawing-1.json" with { type: "json" };

const pen = (count: number) => ({ kind: "pen", points: Array.from({ length: 2 * count }, () => 10_000) });
const is = (strokes: readonly object[]) => drawingSchema.safeParse({ version: 1, strokes }).success;

test("a drawing is read as it was stored, and one of a later studio is left out", () => {
  expect(parseDrawing(first)).toEqual(first);
  expect(parseDrawing({ ...first, version: 2 })).toBeUndefined();
  expect(parseDrawing(null)).toBeUndefined();
});

test("a drawing has at most so many strokes and points, and then is smaller than 32 kB", () => {
  const most = Array.from({ length: strokesMax }, (_, index) =>
    pen(index === 0 ? pointsMax - 2 * (strokesMax - 1) : 2),
  );
  expect(is(most)).toBe(true);
  expect(JSON.stringify({ version: 1, strokes: most }).length).toBeLessThan(32_000);
  expect(is([...most, pen(2)])).toBe(false);
  expect(is([pen(pointsMax)])).toBe(true);
  expect(is([pen(pointsMax - 1), pen(2)])).toBe(false);
});

test.each([
  [[]],
  [[pen(1)]],
  [[{ kind: "pen", points: [1, 2, 3, 4, 5] }]],
  [[{ kind: "pen", points: [1, 2, 3, 10_001] }]],
  [[{ kind: "pen", points: [1, 2, 3, -1] }]],
  [[{ kind: "pen", points: [1, 2, 3, 0.5] }]],
  [[{ kind: "arrow", points: [1, 2, 3, 4, 5, 6] }]],
  [[{ kind: "box", points: [1, 2] }]],
  [[{ kind: "circle", points: [1, 2, 3, 4] }]],
  [[{ kind: "pen", points: [1, 2, 3, 4], colour: "red" }]],
])("%j are no strokes", (strokes) => {
  expect(is(strokes)).toBe(false);
});

test("a page has so much of drawings, the first of them first, and every word", () => {
  const drawing = { version: 1, strokes: [pen(pointsMax)] };
  const rows = Array.from({ length: 1000 }, (_, id) => ({ id, drawing }));
  const shown = withinDrawingsMax(rows);
  expect(shown.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  const drawn = shown.filter((row) => row.drawing !== null);
  expect(drawn.map(({ id }) => id)).toEqual(drawn.map((_, index) => index));
  expect(drawn.length).toBeGreaterThan(10);
  expect(JSON.stringify(drawn).length).toBeLessThan(drawingsMaxLength + 10_000);
});
