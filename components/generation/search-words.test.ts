import { expect, test } from "vitest";
import type { Search, SearchedCandidate } from "#lib/domain/generation/search.ts";
import { searchWords } from "./search-words.ts";

const at = "2026-11-21T12:00:00.000Z";
const candidate = (isSamePrompt: boolean): SearchedCandidate => ({
  operation: "gen-1",
  excerpt: "a kite",
  startedAt: null,
  isSamePrompt,
});
const asked = (candidates: SearchedCandidate[], hidden = 0): Search => ({
  state: "asked",
  at,
  candidates,
  hidden,
});

test.each<[what: string, search: Search | null, words: string]>([
  ["one that is about to be asked for", null, "Oxen is being asked which tasks it has at work."],
  ["one that is being asked for", { state: "asking", at }, "Oxen is being asked which tasks it has at work."],
  [
    "no candidate",
    asked([]),
    "Oxen has no task at work that may be it. It names only what has not ended: look for an ended one on its own page.",
  ],
  [
    "the same prompt",
    asked([candidate(true)]),
    "Oxen has 1 task at work that may be it, with the same prompt.",
  ],
  [
    "several",
    asked([candidate(true), candidate(false)]),
    "Oxen has 2 tasks at work that may be it, 1 with the same prompt.",
  ],
  [
    "others alone",
    asked([candidate(false)], 2),
    "Oxen has 1 task at work that may be it, but none with the same prompt. 2 further tasks are not shown: others in this studio use the same key.",
  ],
  [
    "a provider that says no",
    { state: "failed", at, failure: { kind: "unavailable", detail: "503", charged: "unknown" } },
    "Oxen was asked which tasks it has at work, without success. Oxen could not do it at the moment. Asking costs nothing.",
  ],
])("%s is told in words", (_what, search, words) => {
  expect(searchWords(search, "Oxen")).toBe(words);
});
