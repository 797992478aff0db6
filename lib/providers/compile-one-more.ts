import type { AskedOfModel, NewGeneration } from "#lib/domain/generation/run.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import type { AssetId, ModelId } from "#lib/domain/base/id.ts";
import { estimateFor } from "#lib/domain/limits/estimate.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { compiledHash, compileModel } from "./compile-model.ts";
import type { CompileOptions, LeftOut } from "./compile-run.ts";

export type CompiledMore =
  | { ok: true; generations: NewGeneration[] }
  /** What would be sent is not what was accepted then: these models differ, or are no longer there. */
  | { ok: false; reason: "changed"; models: LeftOut[] }
  | { ok: false; reason: "no-key"; modelIds: ModelId[] };

/**
 * Compiles one further variation of a run's prompt for every model that it was sent to. It is all or nothing: a tick belongs to the
 * hash of what was accepted then, and whatever compiles to another hash now stops the whole press.
 */
export function compileOneMore(
  prompt: Prompt,
  asked: readonly AskedOfModel[],
  assets: ReadonlyMap<AssetId, Asset>,
  { find, routes, withKey }: CompileOptions,
): CompiledMore {
  const generations: NewGeneration[] = [];
  const changed: LeftOut[] = [];
  const noKey: ModelId[] = [];
  for (const { modelId, compiledHash: accepted, nextVariation: variation } of asked) {
    const found = find(modelId);
    if (!found) {
      changed.push({ modelId, modelVersion: null, issues: [] });
      continue;
    }
    const { model, provider } = found;
    const route = routes[provider.id] ?? "none";
    const before = compileModel(prompt, assets, found, route);
    // The seed of a further variation has to fit the model too, which is judged by how many there are.
    const variations = Math.max(prompt.settings.variations, variation);
    const widened = { ...prompt, settings: { ...prompt.settings, variations } };
    const { request, sent, issues } = provider.compile(widened, assets, model, { route, variation });
    if (compiledHash(before) !== accepted || !saysNothingNew(issues, before.issues)) {
      changed.push({ modelId, modelVersion: model.version, issues });
    } else if (model.billing === "paid" && !withKey.has(provider.id)) noKey.push(modelId);
    generations.push({
      modelId,
      variation,
      billing: model.billing,
      request,
      sent,
      issues,
      compiledHash: accepted,
      modelVersion: model.version,
      estimate: estimateFor(prompt, assets, model),
    });
  }
  if (changed.length > 0) return { ok: false, reason: "changed", models: changed };
  if (noKey.length > 0) return { ok: false, reason: "no-key", modelIds: noKey };
  return { ok: true, generations };
}

function saysNothingNew(issues: readonly Issue[], before: readonly Issue[]): boolean {
  const known = new Set(before.map(canonicalJson));
  return issues.every((issue) => known.has(canonicalJson(issue)));
}
