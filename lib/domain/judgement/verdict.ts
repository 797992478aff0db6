import * as z from "zod/mini";
import { plainTextSchema } from "#lib/domain/base/stored.ts";
import { noteIdSchema } from "#lib/domain/base/id.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { drawingSchema } from "./drawing.ts";

/** A choice about a generation: worth keeping, worth another try with changes, or not. */
export const choices = ["keep", "tweak", "reject"] as const;
export type Choice = (typeof choices)[number];

/** A choice, stars from 1 to 5, or both; both null is no verdict. */
export const verdictSchema = z.strictObject({
  choice: z.nullable(z.enum(choices)),
  stars: z.nullable(z.int().check(z.gte(1), z.lte(5))),
});
export type Verdict = z.infer<typeof verdictSchema>;

/** "keep, 4 stars": a verdict in words, as they stand within a sentence; "no verdict" where it is empty. */
export function verdictText({ choice, stars }: Verdict): string {
  return [choice, stars !== null && countText(stars, "star")].filter(Boolean).join(", ") || "no verdict";
}

/** Characters. */
export const noteTextMax = 2000;
/** No clip that a model makes is nearly as long. */
const noteAtMaxMs = 60 * 60_000;

/** Words at a time in a clip, counted from the clip's own beginning. */
export const noteSchema = z.strictObject({
  id: noteIdSchema,
  atMs: z.int().check(z.gte(0), z.lte(noteAtMaxMs)),
  text: plainTextSchema.check(z.trim(), z.minLength(1), z.maxLength(noteTextMax)),
  /** On the frame of that time; absent where nothing was drawn. */
  drawing: z.optional(drawingSchema),
});
export type Note = z.infer<typeof noteSchema>;

/** How far a clip may be moved against the others, either way. */
export const offsetMaxMs = 10 * 60_000;
export const offsetSchema = z.int().check(z.gte(-offsetMaxMs), z.lte(offsetMaxMs));
