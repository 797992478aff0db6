import { failureMessage } from "#lib/domain/generation/messages.ts";
import type { Search } from "#lib/domain/generation/search.ts";

/** What came of asking a provider for a lost task, in words. `null` is before it was asked. */
export function searchWords(search: Search | null, provider: string): string {
  if (!search || search.state === "asking") return `${provider} is being asked which tasks it has at work.`;
  if (search.state === "failed") {
    const { what } = failureMessage(search.failure, { provider, isFree: false });
    return `${provider} was asked which tasks it has at work, without success. ${what} Asking costs nothing.`;
  }
  const { candidates, hidden } = search;
  return [found(candidates, provider), others(hidden)].filter(Boolean).join(" ");
}

function found(candidates: Extract<Search, { state: "asked" }>["candidates"], provider: string): string {
  const same = candidates.filter(({ isSamePrompt }) => isSamePrompt).length;
  if (candidates.length === 0)
    return `${provider} has no task at work that may be it. It names only what has not ended: look for an ended one on its own page.`;
  const count = candidates.length === 1 ? "1 task" : `${candidates.length} tasks`;
  const sentence = `${provider} has ${count} at work that may be it`;
  if (same === 0) return `${sentence}, but none with the same prompt.`;
  if (same === candidates.length) return `${sentence}, with the same prompt.`;
  return `${sentence}, ${same} with the same prompt.`;
}

function others(hidden: number): string {
  if (hidden === 0) return "";
  const count = hidden === 1 ? "1 further task is" : `${hidden} further tasks are`;
  return `${count} not shown: others in this studio use the same key.`;
}
