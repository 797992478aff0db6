import { expect, test } from "vitest";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { cancelWords, lateCancelWord } from "./cancel-words.ts";

const at = "2026-11-21T12:00:00.000Z";
type Outcome = GenerationView["cancelOutcome"];

test.each<
  [what: string, status: GenerationView["status"], acceptedAt: string | null, outcome: Outcome, words: string]
>([
  ["one that waits for its answer", "running", at, null, "Cancel requested."],
  ["one that was never sent", "canceled", null, "stopped", "Never sent. Not charged."],
  ["one that was stopped", "canceled", at, "stopped", "Stopped by the provider. May have been charged."],
  [
    "one that nobody knows of",
    "running",
    at,
    "unknown",
    "Cancel not confirmed: it may still arrive, and may be charged.",
  ],
  ["one that came all the same", "done", at, "unknown", "Cancel didn't stop it. The result is kept."],
  [
    "one that had ended",
    "done",
    at,
    "too-late",
    "Too late to cancel: it had already ended. The result is kept.",
  ],
  ["one that had failed", "failed", at, "too-late", "Too late to cancel: it had already ended."],
])("the card of %s tells what became of it", (_what, status, acceptedAt, cancelOutcome, words) => {
  const view = { status, acceptedAt, cancelOutcome, cancelRequestedAt: at };
  expect(cancelWords(view, false)).toBe(words);
  expect(cancelWords({ ...view, cancelRequestedAt: null }, false)).toBeNull();
});

test("what is free costs nothing when it is stopped", () => {
  const view = { status: "canceled", acceptedAt: at, cancelOutcome: "stopped" } as const;
  expect(cancelWords({ ...view, cancelRequestedAt: at }, true)).toBe("Free.");
});

test("a picture that came in spite of a cancel says so until it is judged", () => {
  const view = { status: "done", acceptedAt: at, cancelOutcome: "too-late", verdict: null } as const;
  expect(lateCancelWord({ ...view, cancelRequestedAt: at })).toBe("Too late to cancel");
  expect(lateCancelWord({ ...view, cancelRequestedAt: at, cancelOutcome: "unknown" })).toBe(
    "Cancel didn't stop it",
  );
  expect(lateCancelWord({ ...view, cancelRequestedAt: null })).toBeNull();
  const judged = { choice: "keep", stars: null } as const;
  expect(lateCancelWord({ ...view, cancelRequestedAt: at, verdict: judged })).toBeNull();
});
