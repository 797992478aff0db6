import type { Issue } from "#lib/domain/limits/issue.ts";
import { normalizeBody, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, type Reference, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { findSentences } from "./measure-text.ts";

/** A picture's place in the script: UTF-16 offsets of its label. */
export type ScriptToken = { start: number; end: number; reference: Reference };

/** The prompt as people read it: tokens as labels ("Image 1"). Sounds are words here and no shots. */
export type Script = {
  text: string;
  tokens: readonly ScriptToken[];
  sentences: readonly { start: number; end: number }[];
};

/** Writes the script, and an error for every token whose reference is gone. */
export function writeScript(prompt: Prompt): { script: Script; issues: Issue[] } {
  const byId = new Map(prompt.references.map((reference) => [reference.id, reference]));
  const ordinals = numberReferences(prompt.references);
  const tokens: ScriptToken[] = [];
  const missing = new Map<string, Issue>();
  let text = "";
  const append = (piece: string) => {
    // Chips have room around them on the screen; a label beside a letter of any script would run into it.
    if (/[\p{L}\p{N}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(piece)) text += " ";
    text += piece;
  };
  for (const node of normalizeBody(prompt.body)) {
    if (node.type === "text") {
      append(node.text);
      continue;
    }
    const reference = byId.get(node.id);
    const ordinal = ordinals.get(node.id);
    if (!reference || !ordinal) {
      const name = prompt.removed.find((removed) => removed.id === node.id)?.name ?? "";
      missing.set(name, { severity: "error", code: "token-missing", path: ["body"], params: { name } });
      append(name);
      continue;
    }
    const label = referenceLabel(ordinal);
    append(label);
    if (reference.kind !== "audio")
      tokens.push({ start: text.length - label.length, end: text.length, reference });
  }
  return { script: { text, tokens, sentences: findSentences(text) }, issues: [...missing.values()] };
}
