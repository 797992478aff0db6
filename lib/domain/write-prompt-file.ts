import type { ReferenceId } from "./id.ts";
import { type Prompt, referencesMax } from "./prompt.ts";
import type { FileReference, PromptFile } from "./prompt-file.ts";
import type { Reference } from "./reference.ts";
import type { Snapshot } from "./run.ts";
import { newSettings } from "./settings.ts";

export type PromptFileOptions = {
  /**
   * The references that are told by name and role, each with an absolute link from which it may be fetched, or null where there is
   * none. All others are empty slots: their place in the text and their kind.
   */
  shownReferences: ReadonlyMap<ReferenceId, string | null>;
  /** Without them the file has the settings of a new prompt. */
  showsSettings: boolean;
  /** Without them the file names no model. */
  showsModels: boolean;
};

/** The prompt of a snapshot as a file for others. Nothing is in it but what the options show. */
export function writePromptFile(
  { prompt }: Pick<Snapshot, "prompt">,
  options: PromptFileOptions,
): PromptFile {
  return write(prompt, options, ({ id, kind, name, role }) => {
    const url = options.shownReferences.get(id);
    if (url === undefined) return { kind, role: null };
    return { kind, name: fileName(name), role, ...(url === null ? {} : { url }) };
  });
}

/** The prompt of a snapshot as a file for its own author: everything, and the hashes by which the studio finds the files again. */
export function writeOwnPromptFile({ prompt, assets }: Snapshot): PromptFile {
  const hashes = new Map(assets.map(({ id, sha256 }) => [id, sha256]));
  return write(prompt, { showsSettings: true, showsModels: true }, ({ assetId, kind, name, role }) => {
    const sha256 = assetId === null ? undefined : hashes.get(assetId);
    return { kind, name: fileName(name), role, ...(sha256 === undefined ? {} : { sha256 }) };
  });
}

function write(
  prompt: Prompt,
  { showsSettings, showsModels }: Pick<PromptFileOptions, "showsSettings" | "showsModels">,
  toFile: (reference: Reference) => FileReference,
): PromptFile {
  const places = new Map(prompt.references.map(({ id }, at) => [id, at]));
  const removed = removedMentioned(prompt, places);
  const removedPlaces = new Map(removed.map(({ id }, at) => [id, at]));
  const body = prompt.body.flatMap((node): PromptFile["body"] => {
    if (node.type === "text") return [node];
    const at = places.get(node.id);
    if (at !== undefined) return [{ type: "reference", at }];
    const gone = removedPlaces.get(node.id);
    return gone === undefined ? [] : [{ type: "missing", at: gone }];
  });
  return {
    format: "triptych-prompt",
    version: 1,
    body,
    references: prompt.references.map(toFile),
    removed: removed.map(toFile),
    settings: showsSettings ? prompt.settings : newSettings,
    modelIds: showsModels ? prompt.modelIds : [],
    overrides: showsSettings && showsModels ? overridesOf(prompt) : {},
  };
}

/** Of the references that were taken out, those whose tokens still stand in the text. */
function removedMentioned({ body, removed }: Prompt, present: ReadonlyMap<ReferenceId, number>): Reference[] {
  const mentioned = new Set(body.flatMap((node) => (node.type === "reference" ? [node.id] : [])));
  return removed.filter(({ id }) => mentioned.has(id) && !present.has(id)).slice(0, referencesMax);
}

function overridesOf({ overrides }: Prompt): PromptFile["overrides"] {
  return Object.fromEntries(
    Object.entries(overrides).map(([modelId, { extras, ...settings }]) => {
      const { namespace: _account, ...told } = extras ?? {};
      return [modelId, { ...settings, ...(Object.keys(told).length > 0 ? { extras: told } : {}) }];
    }),
  );
}

/** A name that any file system takes, and the strict schema too. */
function fileName(name: string): string {
  return name.replace(/[/\\\p{Cc}\p{Cf}]+/gu, "-");
}
