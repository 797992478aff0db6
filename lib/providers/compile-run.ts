import type { NewGeneration } from "#lib/domain/generation/run.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { AssetId, ModelId } from "#lib/domain/base/id.ts";
import { hasError, type Issue, needsTick } from "#lib/domain/limits/issue.ts";
import { estimateFor } from "#lib/domain/limits/estimate.ts";
import type { MediaRoute } from "#lib/domain/limits/limits.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { compiledHash, compileModel } from "./compile-model.ts";
import type { Provider } from "./contract.ts";

/**
 * What was on the page when Generate was pressed, by model: the hash of what it showed, and of what was ticked. A chosen model
 * without a hash is one that the page said it leaves out.
 */
export type Shown = { hashes: Partial<Record<ModelId, string>>; accepted: Partial<Record<ModelId, string>> };

export type CompileOptions = {
  find: (modelId: ModelId) => { model: Model; provider: Provider } | null;
  routes: Readonly<Record<string, MediaRoute>>;
  /** Providers for which the member has a key. */
  withKey: ReadonlySet<string>;
};

/** A model that is not sent what it would have been sent, and its issues now. `modelVersion`: null where it is not there. */
export type LeftOut = { modelId: ModelId; modelVersion: string | null; issues: readonly Issue[] };

export type CompiledRun =
  | { ok: true; generations: NewGeneration[]; leftOut: LeftOut[] }
  /** What the page showed is not what would be sent: these models differ, or are no longer there. */
  | { ok: false; reason: "changed"; models: LeftOut[] }
  | { ok: false; reason: "not-accepted" | "no-key"; modelIds: ModelId[] }
  | { ok: false; reason: "nothing-to-send"; models: LeftOut[] };

/**
 * Compiles a prompt for every chosen model and judges whether it may be sent. It is all or nothing: what the page
 * said that it leaves out (an error, a missing tick or key) is left out; anything that the page did not say stops the whole press.
 */
export function compileRun(
  prompt: Prompt,
  assets: ReadonlyMap<AssetId, Asset>,
  shown: Shown,
  { find, routes, withKey }: CompileOptions,
): CompiledRun {
  const generations: NewGeneration[] = [];
  const leftOut: LeftOut[] = [];
  const changed: LeftOut[] = [];
  const notAccepted: ModelId[] = [];
  const noKey: ModelId[] = [];
  for (const modelId of new Set(prompt.modelIds)) {
    const found = find(modelId);
    if (!found) {
      (shown.hashes[modelId] === undefined ? leftOut : changed).push({
        modelId,
        modelVersion: null,
        issues: [],
      });
      continue;
    }
    const { model, provider } = found;
    const compiled = compileModel(prompt, assets, found, routes[provider.id] ?? "none");
    const hash = compiledHash(compiled);
    const out: LeftOut = { modelId, modelVersion: model.version, issues: compiled.issues };
    if (shown.hashes[modelId] === undefined) {
      leftOut.push(out);
      continue;
    }
    if (shown.hashes[modelId] !== hash) changed.push(out);
    else if (hasError(compiled.issues)) leftOut.push(out);
    else if (model.billing === "paid" && !withKey.has(provider.id)) {
      noKey.push(modelId);
    } else if (needsTick(compiled.issues) && shown.accepted[modelId] !== hash) {
      notAccepted.push(modelId);
    }
    const estimate = estimateFor(prompt, assets, model);
    generations.push(
      ...compiled.variations.map(({ request, sent, issues }, index) => ({
        modelId,
        variation: index + 1,
        billing: model.billing,
        request,
        sent,
        issues,
        compiledHash: hash,
        modelVersion: model.version,
        estimate,
      })),
    );
  }
  if (changed.length > 0) return { ok: false, reason: "changed", models: changed };
  if (noKey.length > 0) return { ok: false, reason: "no-key", modelIds: noKey };
  if (notAccepted.length > 0) return { ok: false, reason: "not-accepted", modelIds: notAccepted };
  const notSent = new Set(leftOut.map(({ modelId }) => modelId));
  const sent = generations.filter(({ modelId }) => !notSent.has(modelId));
  return sent.length > 0
    ? { ok: true, generations: sent, leftOut }
    : { ok: false, reason: "nothing-to-send", models: leftOut };
}
