import type { Asset } from "#lib/domain/media/asset.ts";
import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Setting, Surroundings } from "./setting.ts";
import { type ModelSettings, settingRows, type Settings } from "./setting-table.ts";

/** What the author asked of this model: the prompt's settings under the model's overrides. */
export function settingsFor(prompt: Prompt, modelId: Model["id"]): Settings {
  const { extras: _extras, ...override } = prompt.overrides[modelId] ?? {};
  return { ...prompt.settings, ...override };
}

/** Brings the settings to what a model offers and says what was changed. `auto` and `match` remain only where the model has them. */
export function adaptSettings(
  prompt: Prompt,
  assets: ReadonlyMap<AssetId, Asset>,
  model: Model,
): { settings: ModelSettings; issues: Issue[] } {
  const asked = settingsFor(prompt, model.id);
  const offered = model.limits.settings;
  const around = { variations: asked.variations, pictureRatio: firstPictureRatio(prompt, assets) };
  const { values, issues } = adaptRows(settingRows, { asked, offered, around, model, path: ["settings"] });
  return { settings: values as ModelSettings, issues }; // each row gives a value of its own kind
}

/** What the rows of a table make of the values that were asked, each with what the model offers for it. */
export function adaptRows(
  rows: readonly (readonly [string, Setting])[],
  {
    asked,
    offered,
    around,
    model,
    path,
  }: {
    asked: Readonly<Record<string, unknown>>;
    offered: Readonly<Record<string, unknown>>;
    around: Surroundings;
    model: Model;
    path: Issue["path"];
  },
): { values: Record<string, unknown>; issues: Issue[] } {
  const values: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const [key, row] of rows) {
    const { value, issue } = row.adapt(asked[key], offered[key], around);
    values[key] = value;
    if (!issue) continue;
    const severity = model.adaptsAnything ? "note" : issue.severity;
    issues.push({ severity, code: issue.code, path: [...path, key], params: issue.params });
  }
  return { values, issues };
}

/** Width by height of the first image or video in list order whose pixels are known. */
export function firstPictureRatio(prompt: Prompt, assets: ReadonlyMap<AssetId, Asset>): number | null {
  for (const reference of prompt.references) {
    const measured = reference.assetId && assets.get(reference.assetId)?.measured;
    if (reference.kind !== "audio" && measured?.widthPx && measured.heightPx)
      return measured.widthPx / measured.heightPx;
  }
  return null;
}

/** Which references stand in the text at least once. */
export function mentionedReferences(prompt: Prompt): ReadonlySet<ReferenceId> {
  return new Set(prompt.body.flatMap((node) => (node.type === "reference" ? [node.id] : [])));
}
