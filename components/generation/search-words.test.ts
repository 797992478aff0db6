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
  ["one that is about to be asked for", null, "Checking active tasks at Oxen."],
  ["one that is being asked for", { state: "asking", at }, "Checking active tasks at Oxen."],
  ["no candidate", asked([]), "No active task at Oxen matches. Check its dashboard for a finished one."],
  ["the same prompt", asked([candidate(true)]), "1 active task at Oxen may be it, with the same prompt."],
  [
    "several",
    asked([candidate(true), candidate(false)]),
    "2 active tasks at Oxen may be it, 1 with the same prompt.",
  ],
  [
    "others alone",
    asked([candidate(false)], 2),
    "1 active task at Oxen may be it, none with the same prompt. 2 more hidden: others use this key too.",
  ],
  [
    "a provider that says no",
    { state: "failed", at, failure: { kind: "unavailable", detail: "503", charged: "unknown" } },
    "Couldn't list the active tasks. Oxen reported an error. Asking is free.",
  ],
])("%s is told in words", (_what, search, words) => {
  expect(searchWords(search, "Oxen")).toBe(words);
});
