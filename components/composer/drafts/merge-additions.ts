import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import { type Prompt, referencesMax } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";

/**
 * The text of this page with the references that were put at the end of the draft elsewhere, such as from the page of a run, and with the
 * files that references were given there, as by a conversion. Null where anything else was changed there, or the same file here: then its
 * author has to choose. `base` is what both come from.
 */
export function mergeAdditions(base: Prompt, theirs: Prompt, mine: Prompt): Prompt | null {
  const count = base.references.length;
  const added = theirs.references.slice(count);
  const [was, is] = [byId(base.references), byId(theirs.references)];
  const given = new Map(
    [...is].filter(([id, one]) => was.has(id) && !isSame(fileOf(one), fileOf(was.get(id)))),
  );
  if (added.length === 0 && given.size === 0) return null;
  const rest = { ...theirs, references: theirs.references.slice(0, count) };
  const expected = { ...base, references: base.references.map((one) => withFile(one, given.get(one.id))) };
  if (!isSame(rest, expected)) return null;
  const isTorn = ({ id, ...one }: Reference) =>
    given.has(id) && ![was, is].some((all) => isSame(fileOf({ id, ...one }), fileOf(all.get(id))));
  if (mine.references.some(isTorn)) return null;
  const known = new Set([...mine.references, ...mine.removed].map(({ id }) => id));
  const references = [
    ...mine.references.map((one) => withFile(one, given.get(one.id))),
    ...added.filter(({ id }) => !known.has(id)),
  ];
  return references.length <= referencesMax ? { ...mine, references } : null;
}

const byId = (references: readonly Reference[]) => new Map(references.map((one) => [one.id, one]));
const isSame = (one: unknown, other: unknown) => canonicalJson(one) === canonicalJson(other);

/** All of a reference that comes and goes with its file. */
const fileOf = (one: Reference | undefined) =>
  one ? { assetId: one.assetId, kind: one.kind, name: one.name, asIs: one.asIs ?? false } : null;

function withFile({ asIs, ...one }: Reference, given: Reference | undefined): Reference {
  if (!given) return { ...one, ...(asIs && { asIs }) };
  const { assetId, kind, name } = given;
  return { ...one, assetId, kind, name, ...(given.asIs && { asIs: given.asIs }) };
}
