import { type DialectId, dialects, findTokens } from "./dialect.ts";
import type { ReferenceId } from "./id.ts";
import type { Issue } from "./issue.ts";
import { normalizeBody, type Prompt } from "./prompt.ts";
import { numberReferences, referenceLabel } from "./reference.ts";

/** A token's place in the compiled text: `start` and `end` are UTF-16 offsets. */
export type PlacedToken = { start: number; end: number; id: ReferenceId };

/**
 * Writes the body in a model's dialect. `order` gives the references in the order of the arrays that are really sent:
 * ordinals count within a kind in that order. A mentioned reference that stands in no array becomes the words in
 * `words` ("the first frame"). No other words of the result read as a token, or there is an issue that says which.
 */
export function compileText(
  prompt: Prompt,
  dialect: DialectId,
  order: readonly ReferenceId[],
  words: ReadonlyMap<ReferenceId, string>,
): { text: string; tokens: PlacedToken[]; issues: Issue[] } {
  const byId = new Map(prompt.references.map((reference) => [reference.id, reference]));
  const sent = numberReferences(order.flatMap((id) => byId.get(id) ?? []));
  const shown = numberReferences(prompt.references);
  const issues: Issue[] = [];
  const tokens: PlacedToken[] = [];
  let text = "";
  const spaced = (reason: string) =>
    issues.push({ severity: "note", code: "token-spaced", path: ["body"], params: { token: reason } });

  for (const node of normalizeBody(prompt.body)) {
    const place = tokens.at(-1);
    if (node.type === "text") {
      if (place?.end === text.length && !readsWhole(text + node.text.slice(0, context), place, dialect)) {
        spaced(text.slice(place.start));
        text += " ";
      }
      text += node.text;
      continue;
    }
    const inWords = words.get(node.id);
    const number = sent.get(node.id);
    if (inWords !== undefined) {
      text += inWords;
      issues.push({
        severity: "note",
        code: "token-became-words",
        path: ["references", node.id],
        params: {
          label: referenceLabel(shown.get(node.id) ?? { kind: "image", ordinal: 0 }),
          words: inWords,
        },
      });
    } else if (number) {
      const token = dialects[dialect].write(number.kind, number.ordinal);
      const joined = { start: text.length, end: text.length + token.length };
      if (text !== "" && !/\s$/.test(text) && !readsWhole(text + token, joined, dialect)) {
        spaced(token);
        text += " ";
      }
      tokens.push({ start: text.length, end: text.length + token.length, id: node.id });
      text += token;
    } else {
      const removed = prompt.removed.find((reference) => reference.id === node.id);
      issues.push({
        severity: "error",
        code: "token-missing",
        path: ["body"],
        params: { name: removed?.name ?? "" },
      });
    }
  }
  for (const other of findTokens(text, dialect)) {
    if (tokens.some((token) => token.start <= other.start && other.end <= token.end)) continue;
    issues.push({
      severity: "error",
      code: "text-reads-as-token",
      path: ["body"],
      params: { text: text.slice(other.start, other.end) },
    });
  }
  return { text, tokens, issues };
}

/** No spelling, with what its reader looks at around it, is longer than this. */
const context = 24;

/** Whether a reader of the dialect finds a token exactly where it was put. */
function readsWhole(
  text: string,
  { start, end }: { start: number; end: number },
  dialect: DialectId,
): boolean {
  const from = Math.max(0, start - context);
  return findTokens(text.slice(from, end + context), dialect).some(
    (token) => token.start + from === start && token.end + from === end,
  );
}
