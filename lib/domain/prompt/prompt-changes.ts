import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { numberReferences, type Reference, referenceLabel, type Role } from "./reference.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import type { Settings } from "#lib/domain/settings/setting-table.ts";
import type { SettingsOverride } from "#lib/domain/settings/settings.ts";
import { type TextPiece, textChanges } from "./text-changes.ts";

/** What became of one reference, called by the label that it has on the side on which it is. */
export type ReferenceChange =
  | { change: "added" | "removed"; label: string; name: string }
  | { change: "replaced"; label: string; name: string; was: string }
  | { change: "role"; label: string; name: string; from: Role | null; to: Role | null }
  | { change: "renumbered"; label: string; name: string; was: string };

/** A setting of the whole prompt. */
export type SettingChange = {
  [Name in keyof Settings]: { name: Name; from: Settings[Name]; to: Settings[Name] };
}[keyof Settings];

/** What one model had of its own, and has now; null is nothing. */
export type OverrideChange = {
  modelId: ModelId;
  from: SettingsOverride | null;
  to: SettingsOverride | null;
};

/** What changed from one snapshot of a prompt to another. */
export type PromptChanges = {
  /** Empty where not a word changed. */
  text: readonly TextPiece[];
  references: readonly ReferenceChange[];
  settings: readonly SettingChange[];
  models: { added: readonly ModelId[]; removed: readonly ModelId[] };
  overrides: readonly OverrideChange[];
};

/** What changed from one snapshot of a prompt to another: words, references, settings, models, what single models have of their own. */
export function promptChanges(before: Snapshot, after: Snapshot): PromptChanges {
  const [was, is] = [before.prompt, after.prompt];
  const text = textChanges(was, is);
  return {
    text: text.every((piece) => piece.in === "both") ? [] : text,
    references: referenceChanges(before, after),
    settings: settingChanges(was.settings, is.settings),
    models: {
      added: is.modelIds.filter((id) => !was.modelIds.includes(id)),
      removed: was.modelIds.filter((id) => !is.modelIds.includes(id)),
    },
    overrides: overrideChanges(was.overrides, is.overrides),
  };
}

/** Whether the two ask for the same. */
export function isUnchanged({ text, references, settings, models, overrides }: PromptChanges): boolean {
  const lists = [text, references, settings, models.added, models.removed, overrides];
  return lists.every((list) => list.length === 0);
}

function referenceChanges(before: Snapshot, after: Snapshot): ReferenceChange[] {
  const [was, is] = [labelled(before), labelled(after)];
  const changes: ReferenceChange[] = [];
  for (const { reference, label } of was.values())
    if (!is.has(reference.id)) changes.push({ change: "removed", label, name: reference.name });
  for (const { reference, label, bytes } of is.values()) {
    const { name, role } = reference;
    const earlier = was.get(reference.id);
    if (!earlier) {
      changes.push({ change: "added", label, name });
      continue;
    }
    if (earlier.bytes !== bytes)
      changes.push({ change: "replaced", label, name, was: earlier.reference.name });
    else if (earlier.label !== label) changes.push({ change: "renumbered", label, name, was: earlier.label });
    if (earlier.reference.role !== role)
      changes.push({ change: "role", label, name, from: earlier.reference.role, to: role });
  }
  return changes;
}

/** Each reference with its label and what tells its bytes from others: their hash, or where that is not known the asset. */
function labelled({ prompt, assets }: Snapshot) {
  const numbers = numberReferences(prompt.references);
  const hashes = new Map(assets.map(({ id, sha256 }) => [id, sha256]));
  return new Map(
    prompt.references.map((reference: Reference) => {
      const { id, assetId } = reference;
      const label = referenceLabel(numbers.get(id)!); // every reference of the list is numbered
      return [id, { reference, label, bytes: (assetId && hashes.get(assetId)) ?? assetId }] as const;
    }),
  );
}

function settingChanges(was: Settings, is: Settings): SettingChange[] {
  const names = Object.keys(is) as (keyof Settings)[]; // keys of a strict object
  return names
    .filter((name) => was[name] !== is[name])
    .map((name) => ({ name, from: was[name], to: is[name] }) as SettingChange); // of one name, both sides
}

function overrideChanges(
  was: Snapshot["prompt"]["overrides"],
  is: Snapshot["prompt"]["overrides"],
): OverrideChange[] {
  const ids = [...new Set([...Object.keys(was), ...Object.keys(is)])] as ModelId[]; // keys of such records
  return ids
    .map((modelId) => ({ modelId, from: was[modelId] ?? null, to: is[modelId] ?? null }))
    .filter(({ from, to }) => canonicalJson(from ?? {}) !== canonicalJson(to ?? {}));
}
