import { documentOf } from "#lib/domain/base/ladder.ts";
import { newerMessages } from "#lib/domain/base/messages.ts";
import { kindWord } from "#lib/domain/media/format.ts";
import { parsePrompt, type Prompt } from "./prompt.ts";
import { numberReferences, type Reference, referenceLabel } from "./reference.ts";

const excerptLength = 200;

type Worded = Pick<Prompt, "body" | "references" | "removed">;

/** The excerpt of a prompt as it is stored: in a list, one that is newer than the studio says so in its place. */
export function storedExcerpt(stored: unknown): string {
  const prompt = parsePrompt(stored);
  return prompt.state === "newer" ? newerMessages.listed : promptExcerpt(documentOf(prompt));
}

/** A piece of a prompt's text, or the reference whose token stands there, as it is called. */
export type PromptPiece =
  | { at: number; text: string }
  | { at: number; label: string; reference: Reference | null };

/** A prompt's text with its references as they are called: "Image 2". One that was taken out of the list has no number any more. */
export function promptPieces({ body, references, removed }: Worded): PromptPiece[] {
  const numbers = numberReferences(references);
  return body.flatMap((node, at): PromptPiece[] => {
    if (node.type === "text") return [{ at, text: node.text.replace(/\s+/g, " ") }];
    const number = numbers.get(node.id);
    if (number)
      return [
        { at, label: referenceLabel(number), reference: references.find(({ id }) => id === node.id) ?? null },
      ];
    const gone = removed.find(({ id }) => id === node.id);
    return gone ? [{ at, label: kindWord[gone.kind], reference: null }] : [];
  });
}

/** The beginning of a prompt's text on one line, references as they are called. Empty for an empty prompt. */
export function promptExcerpt(prompt: Worded): string {
  const text = promptPieces(prompt)
    .map((piece) => ("text" in piece ? piece.text : piece.label))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
  const characters = Array.from(text);
  return characters.length > excerptLength ? `${characters.slice(0, excerptLength - 1).join("")}…` : text;
}
