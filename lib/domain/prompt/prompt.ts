import * as z from "zod/mini";
import { type Ladder, parseStored, type Stored } from "#lib/domain/base/ladder.ts";
import { type AssetId, modelIdSchema, referenceIdSchema } from "#lib/domain/base/id.ts";
import { exactTextSchema } from "#lib/domain/base/stored.ts";
import { referenceSchema } from "./reference.ts";
import { newSettings, settingsOverrideSchema, settingsSchema } from "#lib/domain/settings/settings.ts";

/** Characters between two tokens. */
export const textMax = 50_000;

/** Words of a prompt, line breaks among them. */
export const textNodeSchema = z.strictObject({
  type: z.literal("text"),
  text: exactTextSchema.check(z.minLength(1), z.maxLength(textMax)),
});

/** A piece of the text. A reference node holds a reference's id, never a number. */
export const nodeSchema = z.discriminatedUnion("type", [
  textNodeSchema,
  z.strictObject({ type: z.literal("reference"), id: referenceIdSchema }),
]);
export type PromptNode = z.infer<typeof nodeSchema>;

/** More references than any model takes, yet bounded: 50. */
export const referencesMax = 50;

/**
 * The document that an author writes. Line breaks are "\n" inside text nodes. `removed` keeps references that
 * were taken out of the list while their tokens still stand in the text, so that a missing chip has a name.
 */
export const promptSchema = z.strictObject({
  version: z.literal(1),
  body: z.array(nodeSchema).check(z.maxLength(2000)),
  references: z.array(referenceSchema).check(
    z.maxLength(referencesMax),
    z.refine(
      (list) => new Set(list.map((reference) => reference.id)).size === list.length,
      "two references share an id",
    ),
  ),
  removed: z.array(referenceSchema).check(z.maxLength(referencesMax)),
  settings: settingsSchema,
  modelIds: z.array(modelIdSchema).check(z.maxLength(50)),
  overrides: z.record(modelIdSchema, settingsOverrideSchema),
});
export type Prompt = z.infer<typeof promptSchema>;

/** Drafts, the prompts of runs, and what browsers keep of either. */
export const promptLadder: Ladder<Prompt> = { schema: promptSchema, upgrades: [] };

/** Reads a prompt of any version that was ever stored. */
export const parsePrompt = (stored: unknown): Stored<Prompt> => parseStored(promptLadder, stored);

/** An empty prompt with the given models ticked. */
export function newPrompt(modelIds: Prompt["modelIds"]): Prompt {
  return {
    version: 1,
    body: [],
    references: [],
    removed: [],
    settings: newSettings,
    modelIds,
    overrides: {},
  };
}

/** Whether more stands between two tokens than the studio keeps. */
export function isTooLong({ body }: Pick<Prompt, "body">): boolean {
  return body.some((node) => node.type === "text" && node.text.length > textMax);
}

/** Merges neighbouring texts and drops empty ones: two bodies that read alike are equal. */
export function normalizeBody(body: readonly PromptNode[]): PromptNode[] {
  const result: PromptNode[] = [];
  for (const node of body) {
    const last = result.at(-1);
    if (node.type === "text" && last?.type === "text")
      result[result.length - 1] = { type: "text", text: last.text + node.text };
    else if (node.type !== "text" || node.text !== "") result.push(node);
  }
  return result;
}

/** The assets that a prompt speaks of, also those of references that were taken out of its list. */
export function assetIdsOf({ references, removed }: Pick<Prompt, "references" | "removed">): AssetId[] {
  return [...references, ...removed].flatMap(({ assetId }) => assetId ?? []);
}

/** The same prompt, whose references have no file any more where their asset is not among those that are known. */
export function withoutLostAssets(prompt: Prompt, known: ReadonlySet<AssetId>): Prompt {
  const isLost = ({ assetId }: { assetId: AssetId | null }) => assetId !== null && !known.has(assetId);
  if (![...prompt.references, ...prompt.removed].some(isLost)) return prompt;
  const lose = <One extends { assetId: AssetId | null }>(one: One): One =>
    isLost(one) ? { ...one, assetId: null } : one;
  return { ...prompt, references: prompt.references.map(lose), removed: prompt.removed.map(lose) };
}
