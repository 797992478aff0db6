import type { AssetId, ReferenceId } from "#lib/domain/base/id.ts";
import { mentionedReferences } from "#lib/domain/settings/adapt-settings.ts";
import { plainFileName } from "#lib/domain/media/file-names.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Reference, Role } from "#lib/domain/prompt/reference.ts";

const removedMax = 50;

/** Puts references at the end of the list: numbers follow the order in which files were added. */
export function addReferences(prompt: Prompt, added: readonly Reference[]): Prompt {
  return { ...prompt, references: [...prompt.references, ...added] };
}

/** Takes a reference out of the list and remembers it by name, since its tokens may stand in the text or come back by undo. */
export function removeReference(prompt: Prompt, id: ReferenceId): Prompt {
  const reference = prompt.references.find((one) => one.id === id);
  if (!reference) return prompt;
  return rememberRemoved({ ...prompt, references: prompt.references.filter((one) => one.id !== id) }, [
    reference,
  ]);
}

/** Remembers references that tokens speak of and that are not in the list; the ones mentioned are forgotten last. */
export function rememberRemoved(prompt: Prompt, gone: readonly Reference[]): Prompt {
  const present = new Set([...prompt.references, ...gone].map((reference) => reference.id));
  const all = [...prompt.removed.filter((one) => !present.has(one.id)), ...gone];
  const mentioned = mentionedReferences(prompt);
  const kept = all.toSorted((a, b) => Number(mentioned.has(a.id)) - Number(mentioned.has(b.id)));
  return { ...prompt, removed: kept.slice(-removedMax) };
}

/** Puts a removed reference back, at the end of the list: its tokens mean it again. */
export function restoreReference(prompt: Prompt, id: ReferenceId): Prompt {
  const reference = prompt.removed.find((one) => one.id === id);
  if (!reference || prompt.references.some((one) => one.id === id)) return prompt;
  return {
    ...prompt,
    references: [...prompt.references, reference],
    removed: prompt.removed.filter((one) => one.id !== id),
  };
}

/** Moves a reference past its neighbour of the same kind, so that its number changes by one. */
export function moveReference(prompt: Prompt, id: ReferenceId, direction: "up" | "down"): Prompt {
  const from = prompt.references.findIndex((one) => one.id === id);
  const reference = prompt.references[from];
  const sameKind = (one: Reference) => one.kind === reference?.kind;
  const to =
    direction === "up"
      ? prompt.references.slice(0, Math.max(from, 0)).findLastIndex(sameKind)
      : prompt.references.findIndex((one, index) => index > from && sameKind(one));
  if (!reference || to < 0) return prompt;
  const references = prompt.references.toSpliced(from, 1).toSpliced(to, 0, reference);
  return { ...prompt, references };
}

/**
 * Gives a reference another file under the same id; a role that the new kind cannot have is dropped. Only where `asIs` says so it is kept
 * from being converted by itself.
 */
export function replaceFile(
  prompt: Prompt,
  id: ReferenceId,
  file: Pick<Reference, "kind" | "name" | "assetId" | "asIs">,
): Prompt {
  return changeReference(prompt, id, ({ asIs: _asIs, ...reference }) => ({
    ...reference,
    ...file,
    role: reference.kind === file.kind ? reference.role : null,
  }));
}

/** Keeps a reference's file from being converted by itself. */
export function keepAsIs(prompt: Prompt, id: ReferenceId): Prompt {
  return changeReference(prompt, id, (reference) => ({ ...reference, asIs: true }));
}

export function setRole(prompt: Prompt, id: ReferenceId, role: Role | null): Prompt {
  return changeReference(prompt, id, (reference) => ({ ...reference, role }));
}

/** Calls a reference by another name; without any letter it keeps the one that it has. */
export function renameReference(prompt: Prompt, id: ReferenceId, name: string): Prompt {
  return changeReference(prompt, id, (reference) => ({
    ...reference,
    name: plainFileName(name, reference.name),
  }));
}

/** Says which asset an ended upload became. A reference that was removed meanwhile learns it too. */
export function bindAsset(prompt: Prompt, id: ReferenceId, assetId: AssetId): Prompt {
  const bind = (reference: Reference) => (reference.id === id ? { ...reference, assetId } : reference);
  return { ...prompt, references: prompt.references.map(bind), removed: prompt.removed.map(bind) };
}

function changeReference(
  prompt: Prompt,
  id: ReferenceId,
  change: (reference: Reference) => Reference,
): Prompt {
  return {
    ...prompt,
    references: prompt.references.map((reference) => (reference.id === id ? change(reference) : reference)),
  };
}
