import { expect, test } from "vitest";
import type { GenerationId, NoteId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { applySayings, type Saying, withSaying } from "./sayings.ts";

const generationId = "01980000-0000-7000-8000-000000000001" as GenerationId;
const other = "01980000-0000-7000-8000-000000000002" as GenerationId;
const early = { id: "01980000-0000-7000-8000-00000000000a" as NoteId, atMs: 500, text: "Blinks" };
const late = { id: "01980000-0000-7000-8000-00000000000b" as NoteId, atMs: 2500, text: "Hand melts" };
// Only what sayings change is looked at here.
const view = { id: generationId, verdict: null, notes: [late], offsetMs: 0 } as unknown as GenerationView;

const keep: Saying = { type: "verdict", generationId, verdict: { choice: "keep", stars: null } };

test("what is said of one generation changes no other", () => {
  expect(applySayings(view, [{ ...keep, generationId: other }])).toBe(view);
  expect(applySayings(view, [keep]).verdict).toEqual({ choice: "keep", stars: null });
});

test("a verdict that says nothing is none", () => {
  const nothing: Saying = { ...keep, verdict: { choice: null, stars: null } };
  expect(applySayings(view, [keep, nothing]).verdict).toBeNull();
});

test("notes stand in the order of their times, and one that is there already stays one", () => {
  const added: Saying = { type: "note", generationId, note: early };
  expect(applySayings(view, [added]).notes).toEqual([early, late]);
  expect(applySayings(view, [added, added]).notes).toEqual([early, late]);
  expect(applySayings(view, [{ type: "note-gone", generationId, note: late }]).notes).toEqual([]);
});

test("of two verdicts on the same generation the later stays, and notes stay beside it", () => {
  const added: Saying = { type: "note", generationId, note: early };
  const reject: Saying = { ...keep, verdict: { choice: "reject", stars: 2 } };
  expect(withSaying(withSaying([keep], added), reject)).toEqual([added, reject]);
});
