import { failureMessage } from "#lib/domain/generation/messages.ts";
import type { Search } from "#lib/domain/generation/search.ts";

/** What came of asking a provider for a lost task, in words. `null` is before it was asked. */
export function searchWords(search: Search | null, provider: string): string {
  if (!search || search.state === "asking") return `Checking active tasks at ${provider}.`;
  if (search.state === "failed") {
    const { what } = failureMessage(search.failure, { provider, isFree: false });
    return `Couldn't list the active tasks. ${what} Asking is free.`;
  }
  const { candidates, hidden } = search;
  return [found(candidates, provider), others(hidden)].filter(Boolean).join(" ");
}

function found(candidates: Extract<Search, { state: "asked" }>["candidates"], provider: string): string {
  const same = candidates.filter(({ isSamePrompt }) => isSamePrompt).length;
  if (candidates.length === 0)
    return `No active task at ${provider} can be it. Look for a finished one on its own page.`;
  const count = candidates.length === 1 ? "1 active task" : `${candidates.length} active tasks`;
  const sentence = `${count} at ${provider} may be it`;
  if (same === 0) return `${sentence}, none with the same prompt.`;
  if (same === candidates.length) return `${sentence}, with the same prompt.`;
  return `${sentence}, ${same} with the same prompt.`;
}

function others(hidden: number): string {
  return hidden === 0 ? "" : `${hidden} more hidden: others use this key too.`;
}
