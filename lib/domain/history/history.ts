import * as z from "zod/mini";
import { statuses } from "#lib/domain/generation/generation.ts";
import {
  assetIdSchema,
  generationIdSchema,
  modelIdSchema,
  promptIdSchema,
  runIdSchema,
} from "#lib/domain/base/id.ts";
import { moneySchema } from "#lib/domain/base/money.ts";
import { choices } from "#lib/domain/judgement/verdict.ts";

/** So many results can be chosen at once, to be downloaded, tagged or deleted. */
export const chosenMax = 300;
/** For so long a deletion can be taken back; afterwards the files go. */
export const undoMinutes = 10;

/** One result as the history lists it: what its tile shows and no more. */
export const historyResultSchema = z.strictObject({
  id: generationIdSchema,
  modelId: modelIdSchema,
  /** From 1, within the run and model. */
  variation: z.int(),
  /** From 1, among the films that its request brought. */
  output: z.int(),
  status: z.enum(statuses),
  /** From 0 to 1; null where it is not known. */
  progress: z.nullable(z.number()),
  acceptedAt: z.nullable(z.iso.datetime()),
  /** The video, once it is stored here. */
  video: z.nullable(
    z.strictObject({
      assetId: assetIdSchema,
      hasPoster: z.boolean(),
      /** There is a comparing copy, which is smaller than the video itself. */
      hasCopy: z.boolean(),
      /** Width by height; null until it is measured. */
      ratio: z.nullable(z.number()),
      /** It is still being read: a poster may come. */
      isMeasuring: z.boolean(),
      durationMs: z.nullable(z.int()),
      sizeBytes: z.int(),
    }),
  ),
  choice: z.nullable(z.enum(choices)),
  stars: z.nullable(z.int()),
  cost: z.nullable(moneySchema),
  /** It has cost that much, or more. */
  hasUnknownBill: z.boolean(),
  /** Of what it cost beside `cost`, or will; null where that was not estimated. */
  estimate: z.nullable(moneySchema),
  isFavourite: z.boolean(),
  /** In alphabetical order. */
  tags: z.array(z.string()),
});
export type HistoryResult = z.infer<typeof historyResultSchema>;

/** A run as the history lists it: with the results that were asked for, and how many it has in all. */
export const historyItemSchema = z.strictObject({
  id: runIdSchema,
  promptId: z.nullable(promptIdSchema),
  /** ISO 8601 with milliseconds, in UTC. */
  createdAt: z.iso.datetime(),
  /** What its prompt is called: its name, else the beginning of the text that was sent. Empty where there is neither. */
  title: z.string(),
  /** The width by height that was asked for, as far as the prompt says it. */
  ratio: z.number(),
  /** The first reference that can be seen: it stands for what is not there yet. */
  backdrop: z.nullable(assetIdSchema),
  resultCount: z.int(),
  /** In the order of the models asked, then of variations. */
  results: z.array(historyResultSchema),
});
export type HistoryItem = z.infer<typeof historyItemSchema>;

/** So many clips are counted; more than that are "1000+". */
export const countedMax = 1000;

/** One page, newest first. `next` asks for the page after it; null at the end. */
export const historyPageSchema = z.strictObject({
  items: z.array(historyItemSchema),
  next: z.nullable(z.string()),
  /** Of all pages together, at most one more than are counted; only the newest page says it. */
  clipCount: z.nullable(z.int()),
});
export type HistoryPage = z.infer<typeof historyPageSchema>;
