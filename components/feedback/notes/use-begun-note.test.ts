import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { forgetKept } from "#components/state/kept.ts";
import { FakeStorage } from "#components/state/testing/fake-storage.ts";
import type { GenerationId, MemberId } from "#lib/domain/base/id.ts";
import { sampleDrawing } from "#lib/domain/testing/samples.ts";
import { isBlank, openBegunNote } from "./use-begun-note.ts";

const id = "01980000-0000-7000-8000-000000000001" as GenerationId;
const memberId = "01980000-0000-7000-8000-000000000002" as MemberId;

beforeEach(() => vi.stubGlobal("localStorage", new FakeStorage()));
afterEach(() => vi.unstubAllGlobals());

test("a note that was begun is there after a reload with its words and strokes", () => {
  const begun = { atMs: 1500, text: "The hand", drawing: sampleDrawing };
  openBegunNote(memberId, id).update(() => begun);
  expect(openBegunNote(memberId, id).get()).toEqual(begun);
  openBegunNote(memberId, id).update(() => null);
  expect(localStorage.length).toBe(0);
});

test("a note that was begun is forgotten with its member", () => {
  openBegunNote(memberId, id).update(() => ({ atMs: 1500, text: "The hand" }));
  forgetKept(memberId);
  expect(localStorage.length).toBe(0);
});

test("a note without words and strokes is nothing to be asked about", () => {
  expect(isBlank({ atMs: 0, text: "  " })).toBe(true);
  expect(isBlank({ atMs: 0, text: "Hand" })).toBe(false);
  expect(isBlank({ atMs: 0, text: "", drawing: sampleDrawing })).toBe(false);
});
