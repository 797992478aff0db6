import fc from "fast-check";
import { expect, test } from "vitest";
import { drawingSchema, pointsMax, strokesMax } from "#lib/domain/judgement/drawing.ts";
import {
  clearest,
  gridPoint,
  isFull,
  pointsLeft,
  simplify,
  strokeOf,
  type Stroke,
  type StrokeKind,
  strokePath,
} from "./strokes.ts";

const wide = { width: 1600, height: 900 };
const arrow: Stroke = { kind: "arrow", points: [0, 0, 10_000, 0] };
const circle = (count: number) =>
  Array.from({ length: count }, (_, index) => [
    Math.round(5000 + 3000 * Math.cos((index / count) * 2 * Math.PI)),
    Math.round(5000 + 3000 * Math.sin((index / count) * 2 * Math.PI)),
  ]).flat();

test("a point lies in 10 000ths of the picture, and one outside on its edge", () => {
  expect(gridPoint(800, 225, wide)).toEqual([5000, 2500]);
  expect(gridPoint(-20, 1000, wide)).toEqual([0, 10_000]);
});

test("a straight line keeps its ends, and a corner stays", () => {
  expect(simplify([0, 0, 1000, 1000, 2000, 2000, 3000, 3000], wide, 100)).toEqual([0, 0, 3000, 3000]);
  expect(simplify([0, 0, 1000, 0, 2000, 0, 2000, 900, 2000, 2000], wide, 100)).toEqual([
    0, 0, 2000, 0, 2000, 2000,
  ]);
});

test("a round line keeps its shape with a part of its points", () => {
  const drawn = circle(600);
  const kept = simplify(drawn, wide, 1000);
  expect(kept.length).toBeGreaterThan(2 * 20);
  expect(kept.length).toBeLessThan(drawn.length / 4);
  expect(kept.slice(0, 2)).toEqual(drawn.slice(0, 2));
  expect(kept.slice(-2)).toEqual(drawn.slice(-2));
});

test("a line becomes coarser where fewer points are left, and is always a stroke", () => {
  const kept = simplify(circle(600), wide, 12);
  expect(kept.length).toBeLessThanOrEqual(24);
  expect(simplify(circle(600), wide, 0)).toHaveLength(4);
  const strokes = [{ kind: "pen", points: simplify([5, 5, 5, 5], wide, 100) }];
  expect(drawingSchema.safeParse({ version: 1, strokes }).success).toBe(true);
});

test("a drawing is full with its last stroke or its last point", () => {
  expect(pointsLeft([arrow])).toBe(pointsMax - 2);
  expect(isFull(Array.from({ length: strokesMax - 1 }, () => arrow))).toBe(false);
  expect(isFull(Array.from({ length: strokesMax }, () => arrow))).toBe(true);
  const long: Stroke = { kind: "pen", points: Array.from({ length: 2 * pointsMax }, () => 1) };
  expect(isFull([long])).toBe(true);
});

test("strokes are drawn in the proportions of their picture", () => {
  expect(strokePath({ kind: "box", points: [0, 0, 5000, 5000] }, wide)).toBe("M0 0H800V450H0Z");
  expect(strokePath({ kind: "pen", points: [0, 0, 10_000, 0] }, wide)).toBe("M0 0C533.33 0 1066.67 0 1600 0");
  const [shaft, head] = strokePath(arrow, wide).split(/(?<=\d)M/);
  expect(shaft).toBe("M0 0L1600 0");
  expect(head).toMatch(/L1600 0L/);
});

test("a dot is a line of no length", () => {
  expect(strokePath({ kind: "pen", points: [5000, 5000, 5000, 5000] }, wide)).toBe(
    "M800 450C800 450 800 450 800 450",
  );
});

test("a card lies where the least is drawn, and at its first place where nothing is", () => {
  const right = { id: "right", left: 7000, top: 6000, right: 9800, bottom: 9500 };
  const left = { id: "left", left: 200, top: 6000, right: 3000, bottom: 9500 };
  expect(clearest([right, left], []).id).toBe("right");
  expect(clearest([right, left], [{ kind: "arrow", points: [1000, 1000, 9000, 9000] }]).id).toBe("left");
  expect(clearest([right, left], [{ kind: "box", points: [6000, 5000, 8000, 8000] }]).id).toBe("left");
  expect(clearest([right, left], [{ kind: "box", points: [500, 500, 9900, 9900] }]).id).toBe("right");
});

test("a press of the pen is a dot, and of an arrow or a box nothing", () => {
  expect(strokeOf("pen", [5, 5], wide, 100)).toEqual({ kind: "pen", points: [5, 5, 5, 5] });
  expect(strokeOf("arrow", [5, 5], wide, 100)).toBeNull();
  expect(strokeOf("box", [100, 100, 150, 160], wide, 100)).toBeNull();
  expect(strokeOf("box", [100, 100, 100, 400], wide, 100)).toEqual({
    kind: "box",
    points: [100, 100, 100, 400],
  });
});

test("whatever is drawn is a drawing that the studio keeps", () => {
  const place = fc.integer({ min: 0, max: 10_000 });
  const line = fc
    .array(fc.tuple(place, place), { minLength: 1, maxLength: 400 })
    .map((points) => points.flat());
  const drawn = fc.array(fc.record({ kind: fc.constantFrom<StrokeKind[]>("pen", "arrow", "box"), line }), {
    maxLength: 70,
  });
  fc.assert(
    fc.property(drawn, (lines) => {
      const strokes: Stroke[] = [];
      for (const one of lines) {
        const stroke = isFull(strokes) ? null : strokeOf(one.kind, one.line, wide, pointsLeft(strokes));
        if (stroke) strokes.push(stroke);
      }
      if (strokes.length > 0) expect(drawingSchema.safeParse({ version: 1, strokes }).success).toBe(true);
    }),
    { numRuns: 30 },
  );
});
