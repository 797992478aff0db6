import * as z from "zod/mini";
import { assetSchema } from "#lib/domain/media/asset.ts";
import { shortfallSchema } from "./answer.ts";
import { failureKinds, failureSchema } from "./failure.ts";
import { saveTroubleSchema } from "./save-trouble.ts";
import { sentSchema } from "./sent.ts";
import { statuses } from "./generation.ts";
import { providerPauseSchema } from "./provider-pause.ts";
import { generationIdSchema, modelIdSchema, promptIdSchema, runIdSchema } from "#lib/domain/base/id.ts";
import { issueSchema } from "#lib/domain/limits/issue.ts";
import { derivativeKinds } from "#lib/domain/media/derivative.ts";
import { frameTimesSchema } from "#lib/domain/media/playable.ts";
import { moneySchema } from "#lib/domain/base/money.ts";
import { snapshotSchema } from "./run.ts";
import { searchSchema } from "./search.ts";
import { noteSchema, verdictSchema } from "#lib/domain/judgement/verdict.ts";

/** Moments travel as ISO 8601 texts with milliseconds, in UTC. */
const momentSchema = z.iso.datetime();

/** A file that a generation made, and which of its derivatives can be asked for. */
export const generationOutputSchema = z.strictObject({
  asset: assetSchema,
  role: z.enum(["result", "last-frame"]),
  derivatives: z.array(z.enum(derivativeKinds)),
  /** Of its sound, integrated after EBU R 128, in LUFS; null where it is silent, has none, or was not measured. */
  loudnessLufs: z.nullable(z.number()),
  frameTimesMs: frameTimesSchema,
  /** It is still being read, or a file made from it: asking again later may show more. */
  isBeingPrepared: z.boolean(),
});
export type GenerationOutput = z.infer<typeof generationOutputSchema>;

/** What became of a request to a provider: `open` is on its way or being answered. */
export const attemptStates = [
  "open",
  "accepted",
  "answered",
  "refused",
  "released",
  "vanished",
  "resent",
  "abandoned",
] as const;

/** How many requests the log of a generation tells of: the latest. */
export const loggedMax = 20;

/** A request for a generation, as its log tells of it. */
const attemptEntrySchema = z.strictObject({
  /** When it was about to leave. */
  at: momentSchema,
  endedAt: z.nullable(momentSchema),
  state: z.enum(attemptStates),
  failure: z.nullable(z.enum(failureKinds)),
  /** Null where nobody has said. */
  cost: z.nullable(moneySchema),
});

/** What the browser knows of one generation: plain JSON. */
export const generationViewSchema = z.strictObject({
  id: generationIdSchema,
  modelId: modelIdSchema,
  /** Of the limits and the dialect that it was compiled with. */
  modelVersion: z.string(),
  /** From 1, within the run and model. */
  variation: z.int(),
  /** From 1, among the films that its request brought. */
  output: z.int(),
  /** The output that it came with, and whose bill is its own too; null where it was asked for, or has a task, by itself. */
  billedWith: z.nullable(z.int()),
  /** Its answer held fewer films than it speaks of; null where it held all. */
  shortfall: z.nullable(shortfallSchema),
  billing: z.enum(["paid", "free"]),
  status: z.enum(statuses),
  /** From 0 to 1; null where it is not known. */
  progress: z.nullable(z.number()),
  /** Why it failed or is unconfirmed; on one that goes on, why it has to wait. */
  failure: z.nullable(failureSchema),
  /** Until when nothing is sent for a queued or running one: its provider is left alone, or a queued one waits after a failure. */
  pause: z.nullable(providerPauseSchema),
  /** Null until the request of an older generation has been read. */
  sent: z.nullable(sentSchema),
  issues: z.array(issueSchema),
  revisedPrompt: z.nullable(z.string()),
  /** Of all its attempts together, as far as it is known. */
  cost: z.nullable(moneySchema),
  /** An attempt was or may have been charged, and nobody knows how much: it has cost that much, or more. */
  hasUnknownBill: z.boolean(),
  /** What those attempts, and the one that a queued one waits for, were estimated to cost; null where one of them was not. */
  estimate: z.nullable(moneySchema),
  /** How often it was asked for. */
  attempts: z.int(),
  /** Its own requests, the oldest first. */
  log: z.array(attemptEntrySchema).check(z.maxLength(loggedMax)),
  /** The provider's id of the latest attempt's work, once known. */
  operation: z.nullable(z.string()),
  /** Links to what its provider has ready are kept, and not all is stored. */
  hasLinks: z.boolean(),
  /** Why a result that is ready at its provider is not saved yet, or was given up. */
  saveTrouble: z.nullable(saveTroubleSchema),
  /** When it is fetched again, or a fresh link asked for; null where nothing was put off. */
  saveAgainAt: z.nullable(momentSchema),
  /** When the latest attempt's request was about to leave. */
  sentAt: z.nullable(momentSchema),
  /** Of an unconfirmed one: what its provider answered when it was asked for it; null before that. */
  search: z.nullable(searchSchema),
  cancelRequestedAt: z.nullable(momentSchema),
  cancelOutcome: z.nullable(z.enum(["stopped", "too-late", "unknown"])),
  createdAt: momentSchema,
  acceptedAt: z.nullable(momentSchema),
  /** When the provider had it ready. */
  readyAt: z.nullable(momentSchema),
  finishedAt: z.nullable(momentSchema),
  outputs: z.array(generationOutputSchema),
  /** Its member's verdict; null where there is none. */
  verdict: z.nullable(verdictSchema),
  /** By their times. */
  notes: z.array(noteSchema),
  /** How far its beginning lies after the common zero of the playhead; negative where it lies before. */
  offsetMs: z.int(),
});
export type GenerationView = z.infer<typeof generationViewSchema>;

/** A run with everything that its page shows. Generations are in the order of the models asked, then of variations. */
export const runViewSchema = z.strictObject({
  id: runIdSchema,
  /** What the runs of one prompt have in common, also when their draft was deleted; null of a run that was made without one. */
  promptId: z.nullable(promptIdSchema),
  /** Whether the draft that it was made from is still there. */
  hasDraft: z.boolean(),
  createdAt: momentSchema,
  snapshot: snapshotSchema,
  generations: z.array(generationViewSchema),
});
export type RunView = z.infer<typeof runViewSchema>;
