import type { Measured } from "#lib/domain/media/asset.ts";
import type { GenerationId, ModelId } from "#lib/domain/base/id.ts";
import type { Money } from "#lib/domain/base/money.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";

/** What is known of a result that goes into a zip. Moments are ISO 8601 in UTC. */
export type ChosenResult = {
  generationId: string;
  runId: string;
  modelId: ModelId;
  modelVersion: string;
  /** From 1, within the run and model. */
  variation: number;
  /** From 1, among the films that its request brought: what is above 1 was paid for with the first. */
  output: number;
  /** As it was when it was asked for. */
  prompt: Prompt;
  revisedPrompt: string | null;
  cost: Money | null;
  /** It has cost that much, or more. */
  hasUnknownBill: boolean;
  /** Of what it cost beside `cost`; null where that was not estimated. */
  estimate: Money | null;
  verdict: string | null;
  stars: number | null;
  isFavourite: boolean;
  tags: readonly string[];
  askedAt: string;
  readyAt: string | null;
};

/** One file of a result: the video itself, or the last frame as the provider returned it. */
export type ChosenFile = {
  name: string;
  role: "result" | "last-frame";
  sha256: string;
  sizeBytes: number;
  measured: Measured;
};

/** A result with its files, each under the name that it has in the zip. */
export type PackedResult = { result: ChosenResult; files: readonly ChosenFile[] };

/**
 * What a zip of results says of them, as plain JSON: for people and for other programs. References are named, their files are not in
 * it. `missing` are chosen results of which there is no file (any more).
 */
export function resultManifest(
  packed: readonly PackedResult[],
  options: { labelOf(modelId: ModelId): string; missing: readonly GenerationId[]; madeAt: string },
): object {
  return {
    kind: "triptych-results",
    version: 1,
    madeAt: options.madeAt,
    results: packed.map(({ result, files }) => {
      const { prompt, modelId, modelVersion, cost, estimate, ...facts } = result;
      const { extras, ...changed } = prompt.overrides[modelId] ?? {};
      const ordinals = numberReferences(prompt.references);
      const labels = new Map([...ordinals].map(([id, ordinal]) => [id, referenceLabel(ordinal)]));
      return {
        files,
        model: { id: modelId, version: modelVersion, name: options.labelOf(modelId) },
        prompt: prompt.body
          .map((node) => (node.type === "text" ? node.text : `[${labels.get(node.id) ?? "missing"}]`))
          .join(""),
        references: prompt.references.map(({ id, kind, name, role }) => ({
          label: labels.get(id),
          kind,
          name,
          role,
        })),
        settings: { ...prompt.settings, ...changed, ...(extras && { extras }) },
        cost: cost && amountOf(cost),
        estimate: estimate && amountOf(estimate),
        ...facts,
      };
    }),
    missing: options.missing,
  };
}

const amountOf = ({ micro, currency }: Money) => ({ amount: micro / 1_000_000, currency });
