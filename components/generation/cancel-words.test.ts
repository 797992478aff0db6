import { expect, test } from "vitest";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { cancelWords } from "./cancel-words.ts";

type Outcome = GenerationView["cancelOutcome"];

test.each<
  [what: string, status: GenerationView["status"], operation: string | null, outcome: Outcome, words: string]
>([
  ["one that waits for its answer", "running", "id", null, "Cancelling was asked for."],
  [
    "one that was never sent",
    "canceled",
    null,
    "stopped",
    "Stopped before it was sent. Nothing was charged.",
  ],
  [
    "one that was stopped",
    "canceled",
    "id",
    "stopped",
    "The provider stopped it. What it had done by then may be charged.",
  ],
  [
    "one that nobody knows of",
    "running",
    "id",
    "unknown",
    "Cancelling was asked for, but the provider did not say whether it stopped. It may still come, and may be charged.",
  ],
  ["one that came all the same", "done", "id", "unknown", "Cancelling did not stop it. The result is kept."],
  [
    "one that had ended",
    "done",
    "id",
    "too-late",
    "Cancelling came too late: it had ended before. The result is kept.",
  ],
  ["one that had failed", "failed", "id", "too-late", "Cancelling came too late: it had ended before."],
])("the card of %s tells what became of it", (_what, status, operation, cancelOutcome, words) => {
  const view = { status, operation, cancelOutcome, cancelRequestedAt: "2026-11-21T12:00:00.000Z" };
  expect(cancelWords(view, false)).toBe(words);
  expect(cancelWords({ ...view, cancelRequestedAt: null }, false)).toBeNull();
});

test("what is free costs nothing when it is stopped", () => {
  const view = { status: "canceled", operation: "id", cancelOutcome: "stopped" } as const;
  expect(cancelWords({ ...view, cancelRequestedAt: "2026-11-21T12:00:00.000Z" }, true)).toBe(
    "Stopped. It is free.",
  );
});
