import { expect, test, vi } from "vitest";
import { createOutbox } from "#components/state/outbox.ts";
import { createStore } from "#components/state/store.ts";
import type { GenerationId, NoteId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { FakeStorage } from "#components/state/testing/fake-storage.ts";
import { sampleDrawing } from "#lib/domain/testing/samples.ts";
import { applyChanges, type FeedbackChange, keyOf, openUnsavedChanges } from "./feedback-changes.ts";

const generationId = "01980000-0000-7000-8000-000000000001" as GenerationId;
const other = "01980000-0000-7000-8000-000000000002" as GenerationId;
const early = { id: "01980000-0000-7000-8000-00000000000a" as NoteId, atMs: 500, text: "Blinks" };
const late = { id: "01980000-0000-7000-8000-00000000000b" as NoteId, atMs: 2500, text: "Hand melts" };
// Only what feedback changes is looked at here.
const view = { id: generationId, verdict: null, notes: [late], offsetMs: 0 } as unknown as GenerationView;

const keep: FeedbackChange = { type: "verdict", generationId, verdict: { choice: "keep", stars: null } };

test("feedback on one generation changes no other", () => {
  expect(applyChanges(view, [{ ...keep, generationId: other }])).toBe(view);
  expect(applyChanges(view, [keep]).verdict).toEqual({ choice: "keep", stars: null });
});

test("a verdict that says nothing is none", () => {
  const nothing: FeedbackChange = { ...keep, verdict: { choice: null, stars: null } };
  expect(applyChanges(view, [keep, nothing]).verdict).toBeNull();
});

test("notes stand in the order of their times, and one that is there already stays one", () => {
  const added: FeedbackChange = { type: "note", generationId, note: early };
  expect(applyChanges(view, [added]).notes).toEqual([early, late]);
  expect(applyChanges(view, [added, added]).notes).toEqual([early, late]);
  expect(applyChanges(view, [{ type: "note-gone", generationId, note: late }]).notes).toEqual([]);
});

test("what was drawn goes with its note, through the browser's memory too", () => {
  vi.stubGlobal("localStorage", new FakeStorage());
  const note: FeedbackChange = { type: "note", generationId, note: { ...early, drawing: sampleDrawing } };
  openUnsavedChanges("ada").update(() => [note]);
  expect(openUnsavedChanges("ada").get()).toEqual([note]);
  expect(applyChanges(view, [note]).notes[0]?.drawing).toEqual(sampleDrawing);
  vi.unstubAllGlobals();
});

test("of two verdicts on the same generation the later stays, and notes stay beside it", () => {
  const added: FeedbackChange = { type: "note", generationId, note: early };
  const reject: FeedbackChange = { ...keep, verdict: { choice: "reject", stars: 2 } };
  const kept = createStore<readonly FeedbackChange[]>([]);
  const post = async () => ({ ok: true as const });
  const outbox = createOutbox({ name: "feedback", kept, keyOf, post, onSaved: () => undefined });
  for (const change of [keep, added, reject]) outbox.give(change);
  expect(kept.get()).toEqual([added, reject]);
});
