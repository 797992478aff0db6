import type { Asset } from "#lib/domain/media/asset.ts";
import { type AssetId, assetIdSchema, type ModelId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import { formats } from "#lib/domain/media/format.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { MediaRoute } from "#lib/domain/limits/limits.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { compiledHash, compileModel } from "#lib/providers/compile-model.ts";
import type { Compiled, Provider } from "#lib/providers/contract.ts";
import type { ComposerState, Upload } from "#components/composer/composer-state.ts";
import type { ModelChoice } from "#components/composer/model-choice.ts";
import type { ListedModel } from "./list-models.ts";

/** How one chosen model takes the prompt as it stands. */
export type ModelVerdict = {
  model: Model;
  provider: Provider;
  label: string;
  /** How its media would travel. */
  route: MediaRoute;
  /** One per variation, from variation 1: what would be sent. */
  variations: readonly Compiled<unknown>[];
  /** The issues of all variations, each once. */
  issues: readonly Issue[];
  /** Of everything that would be sent, and of its issues: what a tick belongs to. */
  hash: string;
};

/** Compiles the prompt for each chosen model that can be used, exactly as the server will. */
export function judgeModels(
  state: Pick<ComposerState, "document" | "assets" | "uploads">,
  models: readonly ListedModel[],
  choices: ReadonlyMap<ModelId, ModelChoice>,
): ModelVerdict[] {
  const { document, assets } = withUploads(state);
  const chosen = models.filter(
    ({ model }) => document.modelIds.includes(model.id) && choices.get(model.id)?.hasKey,
  );
  return chosen.map((listed) => {
    const route = choices.get(listed.model.id)?.route ?? "none";
    const compiled = compileModel(document, assets, listed, route);
    return { ...listed, route, ...compiled, hash: compiledHash(compiled) };
  });
}

/** Whether an issue only says to wait for a file: the bar at the foot says that for all models at once. */
export function isWaiting({ code, params }: Issue): boolean {
  return code === "asset-not-ready" && (params["state"] === "uploading" || params["state"] === "measuring");
}

/** Whether an issue keeps a prompt from a model, and waiting alone does not solve it. */
export function isRefusal(issue: Issue): boolean {
  return issue.severity === "error" && !isWaiting(issue);
}

/** Whether a model cannot be sent the prompt as it stands, files that are only waited for aside. */
export function refuses({ issues }: Pick<ModelVerdict, "issues">): boolean {
  return issues.some(isRefusal);
}

/** Lets files that are on their way, or not yet read by the studio, be judged by what this browser read of them. */
function withUploads({ document, assets, uploads }: Pick<ComposerState, "document" | "assets" | "uploads">): {
  document: Prompt;
  assets: ReadonlyMap<AssetId, Asset>;
} {
  const all = new Map(assets);
  const references = document.references.map((reference) => {
    const upload = uploads.get(reference.id);
    const asset = reference.assetId === null ? undefined : all.get(reference.assetId);
    const isKnown = upload && (upload.measured !== undefined || upload.trouble !== undefined);
    if (!upload || (asset && !(asset.state === "measuring" && isKnown))) return reference;
    const assetId = reference.assetId ?? assetIdSchema.parse(reference.id);
    all.set(assetId, provisionalAsset(assetId, reference.name, upload));
    return { ...reference, assetId };
  });
  return { document: { ...document, references }, assets: all };
}

function provisionalAsset(id: AssetId, name: string, upload: Upload): Asset {
  const { format, sizeBytes, measured = {}, trouble } = upload;
  const { kind } = formats[format];
  const sha256 = "0".repeat(64);
  const state = trouble ? "unreadable" : "measuring";
  return { id, name, kind, format, sizeBytes, sha256, state, measured };
}
