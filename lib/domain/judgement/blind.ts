import * as z from "zod/mini";
import {
  blindClipIdSchema,
  blindComparisonIdSchema,
  generationIdSchema,
  modelIdSchema,
} from "#lib/domain/base/id.ts";
import { shownWith } from "#lib/domain/media/derivative.ts";
import { playableSchema } from "#lib/domain/media/playable.ts";
import { verdictSchema } from "./verdict.ts";

/** How a clip is called while its name is hidden: "A" for place 0, "Z" for 25, "AA" for 26. */
export function placeLetter(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : placeLetter(Math.floor(place / 26) - 1) + last;
}

/** What can be fetched of a clip while its name is hidden. */
export const blindParts = ["video", ...shownWith("blind")] as const;
export type BlindPart = (typeof blindParts)[number];

/**
 * A new array with the same items in an order of which every one is as likely as every other, given that `randomBelow(n)`
 * gives every whole number from 0 to n − 1 alike.
 */
export function shuffled<T>(items: readonly T[], randomBelow: (limit: number) => number): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const chosen = randomBelow(last + 1);
    [result[last], result[chosen]] = [result[chosen]!, result[last]!]; // both lie inside
  }
  return result;
}

/** All that the browser may know of a clip while its name is hidden. Strict: a further field is an error, not a leak. */
export const hiddenClipSchema = z.strictObject({
  id: blindClipIdSchema,
  letter: z.string(),
  /** Null where its file has been deleted since. */
  playable: z.nullable(playableSchema),
  /** As it was given with the names hidden. */
  verdict: verdictSchema,
});
export type HiddenClip = z.infer<typeof hiddenClipSchema>;

/** The same clip once the names are shown. */
const shownClipSchema = z.extend(hiddenClipSchema, {
  generationId: generationIdSchema,
  /** Its open verdict; null where there is none. */
  openVerdict: z.nullable(verdictSchema),
});

const common = {
  /** The beginning of the prompt's text. */
  excerpt: z.string(),
  /** Results of the run that could be compared now, drafts among them. */
  readyCount: z.int(),
  /** How many of them are drafts, which cost nothing: they take part where that is asked for. */
  draftCount: z.int(),
  /** Results of the run that are still being made. */
  waitingCount: z.int(),
};

const drawn = {
  ...common,
  comparisonId: blindComparisonIdSchema,
  /** Every clip that is larger than a comparing copy has one: copies are played, and pixels, size and codec tell little. */
  usesCopies: z.boolean(),
  /** There are drafts that could be compared, and none is among its clips. */
  leavesOutDrafts: z.boolean(),
};

/** A run's latest comparison with the names hidden: none was drawn yet, one is under way, or its names have been shown. */
export const blindViewSchema = z.discriminatedUnion("state", [
  z.strictObject({ ...common, state: z.literal("none") }),
  z.strictObject({ ...drawn, state: z.literal("hidden"), clips: z.array(hiddenClipSchema) }),
  z.strictObject({
    ...drawn,
    state: z.literal("shown"),
    clips: z.array(shownClipSchema),
    /** All of the run in the order asked for, from which the names are made. */
    generations: z.array(
      z.strictObject({
        id: generationIdSchema,
        modelId: modelIdSchema,
        modelVersion: z.string(),
        /** From 1, within the run and model. */
        variation: z.int(),
        /** From 1, among the films that its request brought. */
        output: z.int(),
      }),
    ),
  }),
]);
export type BlindView = z.infer<typeof blindViewSchema>;
