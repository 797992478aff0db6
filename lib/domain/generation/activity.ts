import * as z from "zod/mini";
import { assetIdSchema, generationIdSchema, modelIdSchema, runIdSchema } from "#lib/domain/base/id.ts";
import { moneySchema } from "#lib/domain/base/money.ts";
import { statuses } from "./generation.ts";

/** So many generations at work are told one by one; all of them are counted. */
export const atWorkMax = 40;
/** So many of those that ended are told, of the newest runs. */
export const endedMax = 24;

/** One generation, as the header's list of activity tells of it. */
const activityItemSchema = z.strictObject({
  id: generationIdSchema,
  runId: runIdSchema,
  modelId: modelIdSchema,
  /** As on a picture: "Seedance 2.0 R2V". */
  model: z.string(),
  provider: z.string(),
  isFree: z.boolean(),
  expectedWaitMs: z.nullable(z.number()),
  /** From 1, within the run and model. */
  variation: z.int(),
  /** From 1, among the films that its request brought. */
  output: z.int(),
  status: z.enum(statuses),
  /** From 0 to 1; null where it is not known. */
  progress: z.nullable(z.number()),
  acceptedAt: z.nullable(z.iso.datetime()),
  finishedAt: z.nullable(z.iso.datetime()),
  cost: z.nullable(moneySchema),
  /** What its prompt is called: its name, else the beginning of its text. */
  title: z.string(),
  /** Its video, once that has a poster. */
  video: z.nullable(assetIdSchema),
  /** The prompt's first reference that can be seen: it stands for what is not there yet. */
  backdrop: z.nullable(assetIdSchema),
});
export type ActivityItem = z.infer<typeof activityItemSchema>;

/** What a member's generations are doing. */
export const activitySchema = z.strictObject({
  /** How many the studio works on. */
  count: z.int(),
  /** The newest of them. */
  atWork: z.array(activityItemSchema),
  /** Those that are not worked on any more and were not canceled, the newest runs first. */
  ended: z.array(activityItemSchema),
});
export type Activity = z.infer<typeof activitySchema>;
