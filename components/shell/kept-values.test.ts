import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openUnsavedVerdicts } from "#components/feedback/use-kept-verdicts.ts";
import { findOpenDraft } from "#components/drafts/open-draft.ts";
import { beginPress } from "#components/composer/generate/pending-press.ts";
import { openKeptGallery } from "#components/gallery/edit/gallery-saver.ts";
import { thisTab } from "#components/gallery/edit/tabs.ts";
import { visitorId } from "#components/gallery/public/visitor-memory.ts";
import { openBegunNote } from "#components/feedback/notes/use-begun-note.ts";
import { openUnsavedChanges } from "#components/feedback/feedback-changes.ts";
import { takeAfterReload } from "#components/history/list/reload-place.ts";
import { FakeStorage } from "#components/state/testing/fake-storage.ts";
import type { BlindComparisonId, GalleryId, GenerationId, MemberId, PromptId } from "#lib/domain/base/id.ts";

/** Every key of a browser, with the text that each version of the studio kept there. */
type Keys = Record<string, string>;
const fixture = (name: string): { local: Keys; session: Keys } =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), "utf8"));

const id = <Id extends string>(number: number) =>
  `018f0000-0000-7000-8000-${String(number).padStart(12, "0")}` as Id; // in the branded shape

const local = new FakeStorage();
const session = new FakeStorage();

beforeEach(() => {
  for (const storage of [local, session]) storage.clear();
  vi.stubGlobal("localStorage", local);
  vi.stubGlobal("sessionStorage", session);
});

afterEach(() => vi.unstubAllGlobals());

describe.each(["kept-values-1-bare", "kept-values-1"])("what a browser kept (%s)", (name) => {
  const keys = fixture(name);
  beforeEach(() => {
    for (const [key, text] of Object.entries(keys.local)) local.setItem(key, text);
    for (const [key, text] of Object.entries(keys.session)) session.setItem(key, text);
  });

  test("of what was said and is not confirmed is still sent", () => {
    const generationId = id<GenerationId>(2);
    expect(openUnsavedChanges(id(1)).get()).toEqual([
      { type: "verdict", generationId, verdict: { choice: "keep", stars: 4 } },
      { type: "offset", generationId, offsetMs: -120 },
      { type: "note", generationId, note: { id: id(3), atMs: 500, text: "Blinks" } },
      { type: "note-gone", generationId, note: { id: id(4), atMs: 900, text: "Melts" } },
      { type: "note-back", generationId, note: { id: id(5), atMs: 950, text: "Jumps" } },
    ]);
    const clip = id<string>(7);
    const of = { memberId: id<MemberId>(1), comparisonId: id<BlindComparisonId>(6) };
    const hidden = openUnsavedVerdicts({ ...of, kind: "hidden" });
    expect(hidden.get()).toEqual({ [clip]: { choice: null, stars: 2 } });
    const open = openUnsavedVerdicts({ ...of, kind: "open" });
    expect(open.get()).toEqual({ [clip]: { choice: "reject", stars: null } });
  });

  test("of a note and a gallery that were begun is still there", () => {
    expect(openBegunNote(id(1), id(2)).get()).toEqual({ atMs: 1500, text: "The hand" });
    expect(openKeptGallery(id(1), id<GalleryId>(8)).get()).toMatchObject({
      version: 3,
      document: { title: "", layout: "story", items: [{ caption: "Dawn", shownReferences: [id(11)] }] },
      tab: id(12),
      sent: { title: "Kites", items: [] },
    });
  });

  test("of the draft that was open, the tab and the press is still known", () => {
    expect(findOpenDraft(id<MemberId>(1))).toEqual({ id: id(13), excerpt: "A kite" });
    expect(beginPress(id<PromptId>(13), "the hash")).toBe(id(14));
    vi.stubGlobal("window", new EventTarget());
    expect(thisTab()).toBe(id(12));
  });

  test("of the place in the history leads back there after a reload", () => {
    const reload = { type: "reload" } as PerformanceNavigationTiming; // all that is looked at
    vi.spyOn(performance, "getEntriesByType").mockReturnValue([reload]);
    expect(takeAfterReload("?model=oxen")).toBe(id(15));
    expect(takeAfterReload("?model=oxen")).toBeNull();
  });

  test("of a visitor keeps their hearts theirs", () => {
    expect(visitorId()).toBe(id(16));
  });
});
