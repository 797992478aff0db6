import { type DialectId, findSpellings } from "#lib/domain/prompt/dialect.ts";
import { normalizeBody, type PromptNode } from "#lib/domain/prompt/prompt.ts";
import { type ReadToken, readTokens } from "#lib/domain/prompt/read-tokens.ts";
import { numberReferences, type Reference } from "#lib/domain/prompt/reference.ts";
import type { ImportNote } from "./imported-request.ts";

/** A document has at most 2000 pieces, and every token may part two. */
const tokensMax = 900;

/**
 * The body of a sent text: words that name a reference, in any dialect, become its token. An ordinal counts among what stands in the
 * arrays; where it leads to nothing there, among all of its kind, so that a mentioned frame is found too. Notes say which words of
 * another dialect than the request's own were taken for tokens, and which name nothing.
 */
export function bindText(
  text: string,
  references: readonly Reference[],
  dialect: { id: DialectId; isDocumented: boolean } | null,
): { body: PromptNode[]; notes: ImportNote[] } {
  const inArrays = references.filter(({ role }) => role !== "first-frame" && role !== "last-frame");
  const numbered = [inArrays, references].map((list) => {
    const ordinals = numberReferences(list);
    return new Map(list.map((one) => [`${one.kind} ${ordinals.get(one.id)!.ordinal}`, one])); // every one is numbered
  });
  const own = dialect ? readTokens(text, dialect.id) : [];
  const foreign = new Set<string>();
  const unknown = new Set<string>();
  const body: PromptNode[] = [];
  let from = 0;
  let tokens = 0;
  for (const token of allTokens(text, own)) {
    const words = text.slice(token.start, token.end);
    const reference = numbered.map((list) => list.get(`${token.kind} ${token.ordinal}`)).find(Boolean);
    if (!reference || tokens === tokensMax) {
      unknown.add(words);
      continue;
    }
    if (dialect?.isDocumented && !own.some((one) => overlap(one, token))) foreign.add(words);
    body.push({ type: "text", text: text.slice(from, token.start) }, { type: "reference", id: reference.id });
    from = token.end;
    tokens += 1;
  }
  body.push({ type: "text", text: text.slice(from) });
  return {
    body: normalizeBody(body),
    notes: [
      ...(foreign.size > 0 ? [{ code: "read-as-token" as const, words: [...foreign] }] : []),
      ...(unknown.size > 0 ? [{ code: "token-unknown" as const, words: [...unknown] }] : []),
    ],
  };
}

/** As people spell them, signs included, and beside those what the request's own dialect reads, in order. */
function allTokens(text: string, own: readonly ReadToken[]): ReadToken[] {
  const spelled: readonly ReadToken[] = findSpellings(text);
  const others = own.filter((token) => !spelled.some((one) => overlap(one, token)));
  return [...spelled, ...others].sort((a, b) => a.start - b.start);
}

const overlap = (a: ReadToken, b: ReadToken) => a.start < b.end && b.start < a.end;
