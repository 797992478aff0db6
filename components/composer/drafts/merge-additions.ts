import { canonicalJson } from "#lib/domain/base/canonical-json.ts";
import { type Prompt, referencesMax } from "#lib/domain/prompt/prompt.ts";

/**
 * The text of this page with the references that were put at the end of the draft elsewhere, such as from the page of a run. Null where
 * anything else was changed there: then its author has to choose. `base` is what both come from.
 */
export function mergeAdditions(base: Prompt, theirs: Prompt, mine: Prompt): Prompt | null {
  const count = base.references.length;
  const added = theirs.references.slice(count);
  const rest = { ...theirs, references: theirs.references.slice(0, count) };
  if (added.length === 0 || canonicalJson(rest) !== canonicalJson(base)) return null;
  const known = new Set([...mine.references, ...mine.removed].map(({ id }) => id));
  const references = [...mine.references, ...added.filter(({ id }) => !known.has(id))];
  return references.length <= referencesMax ? { ...mine, references } : null;
}
