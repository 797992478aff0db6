import { type Drawing, pointsMax, strokesMax } from "#lib/domain/judgement/drawing.ts";

/** A line as it was drawn, or an arrow or box from one corner to the other. */
export type Stroke = Drawing["strokes"][number];
export type StrokeKind = Stroke["kind"];
/** Width and height, or anything in their proportion. */
export type Size = { width: number; height: number };
type Point = readonly [x: number, y: number];

/** What a point's numbers count to, along either side. */
export const gridMax = 10_000;
/** A line may be off by so much after simplifying it: under one pixel of a picture 1080 wide. */
const toleranceUnits = 8;

/** How many more points a drawing takes; none once it has all its strokes. */
export function pointsLeft(strokes: readonly Stroke[]): number {
  if (strokes.length >= strokesMax) return 0;
  return pointsMax - strokes.reduce((sum, { points }) => sum + points.length / 2, 0);
}

/** Whether not even an arrow has room. */
export const isFull = (strokes: readonly Stroke[]) => pointsLeft(strokes) < 2;

/** Where something lies in the picture, in 10 000ths; what is outside lies on its edge. */
export function gridPoint(x: number, y: number, { width, height }: Size): [number, number] {
  const onGrid = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * gridMax);
  return [onGrid(x / width), onGrid(y / height)];
}

/**
 * A line without the points that do not change how it looks (Ramer, Douglas and Peucker), in the proportions of its picture. Where more
 * than `most` would be left, it is made coarser until they fit.
 */
export function simplify(points: readonly number[], size: Size, most: number): number[] {
  const line = toPoints(points);
  for (let tolerance = toleranceUnits; ; tolerance *= 1.5) {
    const kept = keepCorners(line, tolerance, size.height / size.width);
    if (kept.length <= Math.max(2, most)) return kept.flat();
  }
}

/** An arrow or box that is not as long was a slip of the hand. */
const leastLength = 80;

/** What is kept of a line; null where it was only a press with a tool that needs a length. */
export function strokeOf(
  kind: StrokeKind,
  points: readonly number[],
  size: Size,
  left: number,
): Stroke | null {
  const [fromX = 0, fromY = 0] = points;
  const [toX, toY] = [points.at(-2) ?? fromX, points.at(-1) ?? fromY];
  if (kind === "pen")
    return { kind, points: points.length < 4 ? [fromX, fromY, fromX, fromY] : simplify(points, size, left) };
  const isSlip = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)) < leastLength;
  return isSlip ? null : { kind, points: [fromX, fromY, toX, toY] };
}

/** A stroke as the path of an SVG whose view box is `size`. */
export function strokePath({ kind, points }: Stroke, size: Size): string {
  const line = toPoints(points).map(([x, y]): Point => [
    (x / gridMax) * size.width,
    (y / gridMax) * size.height,
  ]);
  const from = line[0] ?? [0, 0];
  const to = line.at(-1) ?? from;
  if (kind === "box") return `M${text(from)}H${text([to[0]])}V${text([to[1]])}H${text([from[0]])}Z`;
  if (kind === "arrow") return arrowPath(from, to, size);
  return curvePath(line);
}

/** The place that nothing drawn lies at, or the least of it: of these rectangles (in 10 000ths) the first with the fewest points. */
export function clearest<Place extends { left: number; top: number; right: number; bottom: number }>(
  places: readonly [Place, ...Place[]],
  strokes: readonly Stroke[],
): Place {
  const line = strokes.flatMap(along);
  const covered = (place: Place) =>
    line.filter(([x, y]) => x > place.left && x < place.right && y > place.top && y < place.bottom).length;
  let best: Place = places[0];
  let least = covered(best);
  for (const place of places.slice(1)) {
    const count = covered(place);
    if (count < least) [best, least] = [place, count];
  }
  return best;
}

/** Points along a stroke, close enough to each other to tell what it lies under. */
function along({ kind, points }: Stroke): Point[] {
  const line = toPoints(points);
  const [from = [0, 0], to = from] = line;
  const corners: Point[] = kind === "box" ? [from, [to[0], from[1]], to, [from[0], to[1]], from] : line;
  return corners.flatMap((corner, index): Point[] => {
    const next = corners[index + 1];
    if (!next) return [corner];
    const count = Math.ceil(Math.hypot(next[0] - corner[0], next[1] - corner[1]) / 200);
    return Array.from({ length: count }, (_, step): Point => mix(corner, next, step / count));
  });
}

function toPoints(numbers: readonly number[]): Point[] {
  return Array.from({ length: numbers.length >> 1 }, (_, index): Point => [
    numbers[2 * index] ?? 0,
    numbers[2 * index + 1] ?? 0,
  ]);
}

/** The ends, and every point that lies further from the line between its neighbours than the tolerance. */
function keepCorners(line: readonly Point[], tolerance: number, tallness: number): Point[] {
  const kept = new Set([0, line.length - 1]);
  const open: [number, number][] = [[0, line.length - 1]];
  for (let part = open.pop(); part; part = open.pop()) {
    const [first, last] = part;
    let farthest = -1;
    let distance = tolerance;
    for (let index = first + 1; index < last; index += 1) {
      const away = awayFrom(line[index]!, line[first]!, line[last]!, tallness); // within the line
      if (away > distance) [farthest, distance] = [index, away];
    }
    if (farthest === -1) continue;
    kept.add(farthest);
    open.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, index) => kept.has(index));
}

/** How far a point lies from the straight line between two others. */
function awayFrom(point: Point, from: Point, to: Point, tallness: number): number {
  const [x, y] = [point[0] - from[0], (point[1] - from[1]) * tallness];
  const [dx, dy] = [to[0] - from[0], (to[1] - from[1]) * tallness];
  const lengths = dx * dx + dy * dy;
  const share = lengths === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / lengths));
  return Math.hypot(x - share * dx, y - share * dy);
}

/** A head of two short lines, no longer than half of the arrow. */
function arrowPath(from: Point, to: Point, size: Size): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const head = Math.min(length / 2, Math.max(size.width, size.height) * 0.028);
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const wing = (turn: number): Point => [
    to[0] - head * Math.cos(angle + turn),
    to[1] - head * Math.sin(angle + turn),
  ];
  return `M${text(from)}L${text(to)}M${text(wing(0.5))}L${text(to)}L${text(wing(-0.5))}`;
}

/** A smooth line through all points: each is passed in the direction of its neighbours, and no bend swings out. */
function curvePath(line: readonly Point[]): string {
  const [first, ...rest] = line;
  if (!first) return "";
  const leaving = line.map((point, index) => directionAt(line[index - 1] ?? point, line[index + 1] ?? point));
  return rest.reduce(
    (path, point, before) => {
      const last = line[before]!; // `rest` begins one later
      const reach = Math.hypot(point[0] - last[0], point[1] - last[1]) / 3;
      const out = leaving[before]!;
      const into = leaving[before + 1]!;
      const one: Point = [last[0] + out[0] * reach, last[1] + out[1] * reach];
      const other: Point = [point[0] - into[0] * reach, point[1] - into[1] * reach];
      return `${path}C${text(one)} ${text(other)} ${text(point)}`;
    },
    `M${text(first)}`,
  );
}

function directionAt(before: Point, after: Point): Point {
  const length = Math.hypot(after[0] - before[0], after[1] - before[1]);
  return length === 0 ? [0, 0] : [(after[0] - before[0]) / length, (after[1] - before[1]) / length];
}

const mix = (one: Point, other: Point, share: number): Point => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
];

const text = (numbers: readonly number[]) => numbers.map((number) => +number.toFixed(2)).join(" ");
