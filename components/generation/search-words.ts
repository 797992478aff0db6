import { failureMessage } from "#lib/domain/generation/messages.ts";
import { searchMessages } from "./messages.ts";
import type { Search } from "#lib/domain/generation/search.ts";

/** What came of asking a provider for a lost task, in words. `null` is before it was asked. */
export function searchWords(search: Search | null, provider: string): string {
  if (!search || search.state === "asking") return searchMessages.asking(provider);
  if (search.state === "failed") {
    const { what } = failureMessage(search.failure, { provider, isFree: false });
    return searchMessages.failed(what);
  }
  const { candidates, hidden } = search;
  return [found(candidates, provider), others(hidden)].filter(Boolean).join(" ");
}

function found(candidates: Extract<Search, { state: "asked" }>["candidates"], provider: string): string {
  if (candidates.length === 0) return searchMessages.none(provider);
  const same = candidates.filter(({ isSamePrompt }) => isSamePrompt).length;
  const which =
    same === 0
      ? searchMessages.noneSame
      : same === candidates.length
        ? searchMessages.allSame
        : searchMessages.someSame(same);
  return `${searchMessages.found(candidates.length, provider)}, ${which}.`;
}

const others = (hidden: number) => (hidden === 0 ? "" : searchMessages.hidden(hidden));
