import type { ReferenceId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences } from "#lib/domain/prompt/reference.ts";
import { findSpellings } from "#lib/domain/prompt/dialect.ts";

/** Notes on a prompt's text, apart from any model. */
export type TextNotes = {
  words: number;
  missing: readonly { id: ReferenceId; name: string; canRestore: boolean }[];
  /** Words that read like a token of a reference that does not exist, each once. */
  unknown: readonly string[];
};

export function noteText({ body, references, removed }: Prompt): TextNotes {
  const present = new Set(references.map((reference) => reference.id));
  const missing = new Map<ReferenceId, TextNotes["missing"][number]>();
  for (const node of body) {
    if (node.type !== "reference" || present.has(node.id)) continue;
    const gone = removed.find((reference) => reference.id === node.id);
    missing.set(node.id, {
      id: node.id,
      name: gone?.name ?? "a file",
      canRestore: gone !== undefined && gone.assetId !== null,
    });
  }
  const numbers = new Set(
    [...numberReferences(references).values()].map(({ kind, ordinal }) => `${kind} ${ordinal}`),
  );
  const text = body.map((node) => (node.type === "text" ? node.text : "\uFFFC")).join("");
  const unknown = findSpellings(text)
    .filter(({ kind, ordinal }) => !numbers.has(`${kind} ${ordinal}`))
    .map(({ start, end }) => text.slice(start, end));
  return { words: countWords(text), missing: [...missing.values()], unknown: [...new Set(unknown)] };
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

function countWords(text: string): number {
  let words = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike) words += 1;
  return words;
}
