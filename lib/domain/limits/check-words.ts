import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { type LikelyToken, readLikelyTokens } from "#lib/domain/prompt/read-tokens.ts";
import type { Issue } from "./issue.ts";
import type { Model } from "./model.ts";

/**
 * Typed words that look like a token and are none for this model, each once: another model, or a later version of this one, might
 * read them. Those that its own dialect reads are an error of `compileText`.
 */
export function checkWords(body: Prompt["body"], { dialect }: Pick<Model, "dialect">): Issue[] {
  const foreign = lookalikes(body).filter(({ readers }) => !dialect || !readers.has(dialect.id));
  return [...new Set(foreign.map(({ text }) => text))].map((text) => ({
    severity: "note",
    code: "text-looks-like-token",
    path: ["body"],
    params: { text },
  }));
}

type Lookalike = { text: string; readers: LikelyToken["readers"] };

/** Bodies never change, and every chosen model asks about the same one. */
const known = new WeakMap<Prompt["body"], readonly Lookalike[]>();

function lookalikes(body: Prompt["body"]): readonly Lookalike[] {
  const before = known.get(body);
  if (before) return before;
  const text = body.map((node) => (node.type === "text" ? node.text : tokenSign)).join("");
  const found = readLikelyTokens(text).map(({ start, end, readers }) => ({
    text: text.slice(start, end),
    readers,
  }));
  known.set(body, found);
  return found;
}

/** Stands for a token: no reader takes it for a letter. */
const tokenSign = "\uFFFC";
