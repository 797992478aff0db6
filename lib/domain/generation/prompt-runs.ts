import * as z from "zod/mini";
import { assetIdSchema, generationIdSchema, modelIdSchema, runIdSchema } from "#lib/domain/base/id.ts";
import { moneySchema } from "#lib/domain/base/money.ts";
import { choices } from "#lib/domain/judgement/verdict.ts";
import { statuses } from "./generation.ts";
import { snapshotSchema } from "./run.ts";

/** How many of a prompt's runs are told of: the latest. */
export const toldRunsMax = 12;

/** One run of a prompt as the light table shows it. */
const promptRunSchema = z.strictObject({
  id: runIdSchema,
  /** From 1, the first run of the prompt. */
  number: z.int(),
  createdAt: z.iso.datetime(),
  snapshot: snapshotSchema,
  /** Of all its generations together, as far as it is known; null where nothing is, or in more than one currency. */
  cost: z.nullable(moneySchema),
  isFree: z.boolean(),
  generations: z.array(
    z.strictObject({
      id: generationIdSchema,
      modelId: modelIdSchema,
      /** From 1. */
      variation: z.int(),
      /** From 1. */
      output: z.int(),
      status: z.enum(statuses),
      choice: z.nullable(z.enum(choices)),
      /** The film that has a poster; null where there is none yet. */
      film: z.nullable(assetIdSchema),
    }),
  ),
});
export type PromptRun = z.infer<typeof promptRunSchema>;

/** The runs of one prompt, the latest first, and how many there are. */
export const promptRunsSchema = z.strictObject({ count: z.int(), runs: z.array(promptRunSchema) });
export type PromptRuns = z.infer<typeof promptRunsSchema>;
