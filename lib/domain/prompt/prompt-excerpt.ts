import { documentOf } from "#lib/domain/base/ladder.ts";
import { newerMessages } from "#lib/domain/base/messages.ts";
import { parsePrompt, type Prompt } from "./prompt.ts";

const excerptLength = 200;

/** The excerpt of a prompt as it is stored: in a list, one that is newer than the studio says so in its place. */
export function storedExcerpt(stored: unknown): string {
  const prompt = parsePrompt(stored);
  return prompt.state === "newer" ? newerMessages.listed : promptExcerpt(documentOf(prompt));
}

/** The beginning of a prompt's text on one line, references by their files' names. Empty for an empty prompt. */
export function promptExcerpt(prompt: Pick<Prompt, "body" | "references" | "removed">): string {
  const names = new Map([...prompt.removed, ...prompt.references].map(({ id, name }) => [id, name]));
  const text = prompt.body
    .map((node) => (node.type === "text" ? node.text : (names.get(node.id) ?? "")))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
  const characters = Array.from(text);
  return characters.length > excerptLength ? `${characters.slice(0, excerptLength - 1).join("")}…` : text;
}
