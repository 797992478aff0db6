import type { Asset } from "#lib/domain/media/asset.ts";
import { type AssetId, assetIdSchema, type ModelId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import { formats } from "#lib/domain/media/format.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { MediaRoute } from "#lib/domain/limits/limits.ts";
import { isConvertingNeeded, planEdit } from "#lib/domain/limits/plan-edit.ts";
import { afterEdit } from "#lib/domain/media/after-edit.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { compiledHash, compileModel } from "#lib/providers/compile-model.ts";
import type { Compiled, Provider } from "#lib/providers/contract.ts";
import {
  type ComposerState,
  conversionOf,
  isMoving,
  type Upload,
} from "#components/composer/composer-state.ts";
import type { ModelChoice } from "#components/composer/model-choice.ts";
import { chosenModels, type ListedModel } from "./list-models.ts";

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
  /** Of everything that would be sent, and of its issues: what a tick belongs to. Worked out when it is asked for, a third of the work. */
  readonly hash: string;
};

type JudgedState = Pick<ComposerState, "document" | "assets" | "uploads" | "conversions">;

/** Compiles the prompt for each chosen model that can be used, exactly as the server will. */
export function judgeModels(
  state: JudgedState,
  models: readonly ListedModel[],
  choices: ReadonlyMap<ModelId, ModelChoice>,
): ModelVerdict[] {
  const chosen = chosenModels(models, state.document.modelIds, choices);
  const { document, assets } = withComing(
    state,
    chosen.map(({ model }) => model),
  );
  return chosen.map((listed) => {
    const route = choices.get(listed.model.id)?.route ?? "none";
    const compiled = compileModel(document, assets, listed, route);
    let hash: string | undefined;
    return {
      ...listed,
      route,
      ...compiled,
      get hash() {
        return (hash ??= compiledHash(compiled));
      },
    };
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

/**
 * Lets files that are on their way, or not yet read by the studio, be judged by what this browser read of them, and those that are
 * converted, or will be as soon as they are there, by what they become.
 */
function withComing(
  { document, assets, uploads, conversions }: JudgedState,
  models: readonly Model[],
): { document: Prompt; assets: ReadonlyMap<AssetId, Asset> } {
  const all = new Map(assets);
  const references = document.references.map((reference) => {
    const upload = uploads.get(reference.id);
    const asset = reference.assetId === null ? undefined : all.get(reference.assetId);
    const isKnown = upload && (upload.measured !== undefined || upload.trouble !== undefined);
    const isRead = asset && !(asset.state === "measuring" && isKnown);
    // Of its own: another reference may have the same file, and keep it.
    const id = assetIdSchema.parse(reference.id);
    const shown = !upload || isRead ? asset : provisionalAsset(id, reference.name, upload);
    const edit = shown && editOf({ conversions }, reference, shown, models);
    if (!shown || (shown === asset && !edit)) return reference;
    all.set(id, { ...(edit ? afterEdit(shown, edit) : shown), id, state: edit ? "measuring" : shown.state });
    return { ...reference, assetId: id };
  });
  return { document: { ...document, references }, assets: all };
}

/** By what a file will be another before it is sent, with nobody's help. */
function editOf(
  { conversions }: Pick<ComposerState, "conversions">,
  { id, asIs }: Reference,
  asset: Asset,
  models: readonly Model[],
): Edit | null {
  const running = conversionOf({ conversions }, id);
  if (running && isMoving(running)) return running.edit;
  const isComing = asset.state === "measuring" && !asIs && isConvertingNeeded(asset, models);
  return isComing ? planEdit(asset, models) : null;
}

function provisionalAsset(id: AssetId, name: string, upload: Upload): Asset {
  const { format, sizeBytes, measured = {}, trouble } = upload;
  const { kind } = formats[format];
  const sha256 = "0".repeat(64);
  const state = trouble ? "unreadable" : "measuring";
  return { id, name, kind, format, sizeBytes, sha256, state, measured };
}
