import type { Brought } from "#components/composer/uploads/brought.ts";
import { rememberRemoved } from "#components/composer/reference-changes.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { type Prompt, referencesMax } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";

/** A reference as it stood in the list, with what brings its file, if anything does. */
type ListedFile = { reference: Reference; file: Brought | undefined };

/** The list before and after somebody changed it. */
export type ListChange = { from: readonly ListedFile[]; to: readonly ListedFile[] };

/** `newFiles` come with the change; a reference that is given what is in the studio already brings none. */
export function listChange(
  before: readonly Reference[],
  after: readonly Reference[],
  fileOf: (id: ReferenceId) => Brought | undefined,
  newFiles: ReadonlyMap<ReferenceId, Brought> = new Map(),
): ListChange {
  const had = new Map(before.map(({ id, assetId }) => [id, assetId]));
  const isOther = ({ id, assetId }: Reference) => assetId !== null && had.has(id) && had.get(id) !== assetId;
  return {
    from: before.map((reference) => ({ reference, file: fileOf(reference.id) })),
    to: after.map((reference) => ({
      reference,
      file: newFiles.get(reference.id) ?? (isOther(reference) ? undefined : fileOf(reference.id)),
    })),
  };
}

/**
 * Makes of a prompt's list what a change has made of it, now or by undo and redo, much later. What came into the list by another way
 * meanwhile stays, an asset that an upload has become since included, and what was refused since does not come back. `files` are those that
 * references have from now on.
 */
export function applyListChange(
  prompt: Prompt,
  { from, to }: ListChange,
): { prompt: Prompt; files: ReadonlyMap<ReferenceId, Brought | undefined> } {
  const [was, becomes] = [byId(from), byId(to)];
  const here = new Map(prompt.references.map((reference) => [reference.id, reference]));
  const files = new Map<ReferenceId, Brought | undefined>();
  const gone = prompt.references.filter(({ id }) => was.has(id) && !becomes.has(id));
  let room = referencesMax - here.size + gone.length;
  const shaped = to.flatMap(({ reference, file }): Reference[] => {
    const { id } = reference;
    const before = was.get(id);
    const now = here.get(id);
    if (now && !before) return [now];
    if (now && before) {
      const shape = reshape(now, before.reference, reference);
      if (before.file === file && before.reference.assetId === reference.assetId) return [shape];
      files.set(id, file);
      return [{ ...shape, assetId: assetOf({ reference, file }) }];
    }
    if (before || file?.isRefused || room <= 0) return [];
    room -= 1;
    files.set(id, file);
    return [{ ...reference, assetId: assetOf({ reference, file }) }];
  });
  const isSameOrder =
    from.length === to.length && from.every((one, at) => one.reference.id === to[at]?.reference.id);
  const shapes = new Map(shaped.map((reference) => [reference.id, reference]));
  const references = isSameOrder
    ? prompt.references.map((one) => shapes.get(one.id) ?? one)
    : [...shaped, ...prompt.references.filter(({ id }) => !was.has(id) && !becomes.has(id))];
  const removed = prompt.removed.filter(({ id }) => !shapes.has(id));
  const next = { ...prompt, references, removed };
  return { prompt: gone.length > 0 ? rememberRemoved(next, gone) : next, files };
}

const byId = (listed: readonly ListedFile[]) => new Map(listed.map((one) => [one.reference.id, one]));

const assetOf = ({ reference, file }: ListedFile) => reference.assetId ?? file?.assetId ?? null;

/** A reference with what a change made different, and all else as it is. */
function reshape({ asIs, ...now }: Reference, before: Reference, after: Reference): Reference {
  const staysAsIs = before.asIs === after.asIs ? asIs : after.asIs;
  return {
    ...now,
    ...(staysAsIs && { asIs: staysAsIs }),
    ...(before.name === after.name ? {} : { name: after.name }),
    ...(before.kind === after.kind ? {} : { kind: after.kind }),
    ...(before.role === after.role ? {} : { role: after.role }),
  };
}
