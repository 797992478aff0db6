import { type DialectId, dialects } from "./dialect.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Issue } from "#lib/domain/limits/issue.ts";
import { normalizeBody, type Prompt } from "./prompt.ts";
import { readTokens, standsClear } from "./read-tokens.ts";
import { numberReferences, referenceLabel } from "./reference.ts";

/** A token's place in the compiled text: `start` and `end` are UTF-16 offsets. */
export type PlacedToken = { start: number; end: number; id: ReferenceId };

type CompiledText = {
  readonly text: string;
  readonly tokens: readonly PlacedToken[];
  readonly issues: readonly Issue[];
};

/** Prompts never change, and models of one dialect that are sent the same references are sent the same text. */
const known = new WeakMap<Prompt, (Asked & { compiled: CompiledText })[]>();
type Asked = { dialect: DialectId; order: readonly ReferenceId[]; words: ReadonlyMap<ReferenceId, string> };

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
): CompiledText {
  const before = known.get(prompt);
  const same = before?.find((one) => isSame(one, { dialect, order, words }));
  if (same) return same.compiled;
  const compiled = writeText(prompt, dialect, order, words);
  const now = { dialect, order, words, compiled };
  if (before) before.push(now);
  else known.set(prompt, [now]);
  return compiled;
}

function isSame(one: Asked, other: Asked): boolean {
  if (one.dialect !== other.dialect || one.order.length !== other.order.length) return false;
  if (one.words.size !== other.words.size || !one.order.every((id, at) => id === other.order[at]))
    return false;
  for (const [id, word] of one.words) if (other.words.get(id) !== word) return false;
  return true;
}

function writeText(
  prompt: Prompt,
  dialect: DialectId,
  order: readonly ReferenceId[],
  words: ReadonlyMap<ReferenceId, string>,
): CompiledText {
  const byId = new Map(prompt.references.map((reference) => [reference.id, reference]));
  const sent = numberReferences(order.flatMap((id) => byId.get(id) ?? []));
  const shown = numberReferences(prompt.references);
  const issues: Issue[] = [];
  const tokens: PlacedToken[] = [];
  let text = "";
  /** Where words that stand for a token end, which need room like any word. */
  let wordsEnd = -1;
  const spaced = (token: string) => {
    issues.push({ severity: "note", code: "token-spaced", path: ["body"], params: { token } });
    text += " ";
  };

  for (const node of normalizeBody(prompt.body)) {
    if (node.type === "text") {
      const place = tokens.at(-1);
      if (place?.end === text.length && !standsClear("", node.text, dialect)) spaced(text.slice(place.start));
      if (wordsEnd === text.length && startsLikeWord.test(node.text)) text += " ";
      text += node.text;
      continue;
    }
    const inWords = words.get(node.id);
    const number = sent.get(node.id);
    if (inWords !== undefined) {
      if (endsLikeWord.test(text)) text += " ";
      text += inWords;
      wordsEnd = text.length;
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
      if (!standsClear(text, "", dialect)) spaced(token);
      else if (wordsEnd === text.length) text += " ";
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
  const placed = new Set(tokens.map(({ start }) => start));
  for (const other of readTokens(text, dialect)) {
    if (placed.has(other.start)) continue;
    issues.push({
      severity: "error",
      code: "text-reads-as-token",
      path: ["body"],
      params: { text: text.slice(other.start, other.end) },
    });
  }
  return { text, tokens, issues: onceEach(issues) };
}

/** Chips have room around them on the screen; words in their place would run into a letter of any script. */
const endsLikeWord = /[\p{L}\p{N}]$/u;
const startsLikeWord = /^[\p{L}\p{N}]/u;

/** One issue for what is so in several places. */
function onceEach(issues: Issue[]): Issue[] {
  if (issues.length < 2) return issues;
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}
