import type { PageItem, PromptPiece, ShownReference } from "#lib/domain/gallery-page.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import type { Prompt } from "#lib/domain/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/reference.ts";
import type { Snapshot } from "#lib/domain/run.ts";
import { writeSettings } from "#lib/domain/settings/settings-text.ts";
import type { ShownAssets } from "./find-shown-assets.ts";

/** A run's snapshot and what its member shows of it. */
type Shown = {
  snapshot: Snapshot;
  /** Null until the request of an older generation has been read: until then its settings are not shown. */
  sent: Sent | null;
  showsPrompt: boolean;
  showsSettings: boolean;
  /** Of references. */
  shownIds: readonly string[];
};

/** What visitors see of a snapshot: its words, settings and references, each as its member chose. For this folder's own use. */
export function shownPrompt(
  shown: Shown,
  assets: ShownAssets,
): Pick<PageItem, "prompt" | "settings" | "references"> {
  const { prompt } = shown.snapshot;
  const references = shownReferences(prompt, shown.shownIds, assets);
  return {
    prompt: shown.showsPrompt ? piecesOf(prompt, references) : null,
    settings: shown.showsSettings ? settingsOf(shown) : null,
    references,
  };
}

function shownReferences(prompt: Prompt, shownIds: readonly string[], assets: ShownAssets): ShownReference[] {
  const ordinals = numberReferences(prompt.references);
  return prompt.references.flatMap(({ id, kind, assetId }) => {
    const asset = assetId !== null && shownIds.includes(id) ? assets.get(assetId) : undefined;
    if (!asset) return [];
    return [{ id, kind, label: referenceLabel(ordinals.get(id)!), hasPoster: asset.hasPoster }]; // every one of the list is numbered
  });
}

function piecesOf({ body, references, removed }: Prompt, shown: readonly ShownReference[]): PromptPiece[] {
  const labels = new Map(shown.map(({ id, label }) => [id, label]));
  const kinds = new Map([...removed, ...references].map(({ id, kind }) => [id, kind]));
  return body.flatMap((node): PromptPiece[] => {
    if (node.type === "text") return [node];
    const label = labels.get(node.id);
    if (label !== undefined) return [{ type: "reference", id: node.id, label }];
    const kind = kinds.get(node.id);
    return kind ? [{ type: "slot", kind }] : [];
  });
}

function settingsOf({ sent, showsPrompt }: Shown): PageItem["settings"] {
  if (!sent) return null;
  const { negativePrompt: _ofPrompt, ...settings } = sent.settings;
  return writeSettings(showsPrompt ? sent.settings : settings);
}
