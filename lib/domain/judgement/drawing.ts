import * as z from "zod/mini";
import { type Ladder, parseStored } from "#lib/domain/base/ladder.ts";

/** How many strokes a drawing has at most, and how many points they have together: as JSON it is smaller than 32 kB. */
export const strokesMax = 64;
export const pointsMax = 2000;

const isWhole = ({ kind, points }: { kind: string; points: readonly number[] }) =>
  kind === "pen" ? points.length % 2 === 0 : points.length === 4;

/** A line as it was drawn, or an arrow or box from one corner to the other. */
const strokeSchema = z
  .strictObject({
    kind: z.enum(["pen", "arrow", "box"]),
    /** x and y of each point in turn, in 10 000ths of the picture's width and height. */
    points: z.array(z.int().check(z.gte(0), z.lte(10_000))).check(z.minLength(4), z.maxLength(2 * pointsMax)),
  })
  .check(z.refine(isWhole, "an x without its y, or an arrow or box with more than two points"));

/** What somebody has drawn on a frame. */
export const drawingSchema = z
  .strictObject({
    version: z.literal(1),
    strokes: z.array(strokeSchema).check(z.minLength(1), z.maxLength(strokesMax)),
  })
  .check(
    z.refine(
      ({ strokes }) => strokes.reduce((sum, { points }) => sum + points.length, 0) <= 2 * pointsMax,
      "too many points",
    ),
  );
export type Drawing = z.infer<typeof drawingSchema>;

const drawingLadder: Ladder<Drawing> = { schema: drawingSchema, upgrades: [] };

/** The drawing that stands beside stored words. Undefined where there is none, and where a later studio has drawn it: the words are read without it. */
export function parseDrawing(stored: unknown): Drawing | undefined {
  const drawing = parseStored(drawingLadder, stored);
  return drawing.state === "read" ? drawing.document : undefined;
}

/** How much of drawings one page carries, in characters of JSON: about 18 of the largest. */
export const drawingsMaxLength = 500_000;

/** Rows with their stored drawings, the first of them first, until one page has enough; those behind keep their words alone. */
export function withinDrawingsMax<Row extends { drawing: unknown }>(rows: readonly Row[]): Row[] {
  let left = drawingsMaxLength;
  return rows.map((row) => {
    left -= JSON.stringify(row.drawing ?? "").length;
    return left < 0 ? { ...row, drawing: null } : row;
  });
}
