import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";

/** A prompt's text for reading, with tokens as "[Image 1: hero.png]". */
export function readableText({ body, references, removed }: Prompt): string {
  const ordinals = numberReferences(references);
  return body
    .map((node) => {
      if (node.type === "text") return node.text;
      const number = ordinals.get(node.id);
      const reference = [...references, ...removed].find(({ id }) => id === node.id);
      const name = reference?.name ?? "a file";
      return number ? `[${referenceLabel(number)}: ${name}]` : `[missing: ${name}]`;
    })
    .join("");
}
