import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createStore, type Store } from "#components/state/store.ts";
import { type GalleryDocument, newGallery } from "#lib/domain/gallery/gallery.ts";
import { type GalleryView, galleryViewSchema } from "#lib/domain/gallery/gallery-view.ts";
import { createGallerySaver, type KeptGallery } from "./gallery-saver.ts";

const view = (document: GalleryDocument, version: number): GalleryView =>
  galleryViewSchema.parse({
    id: "018f0000-0000-7000-8000-000000000001",
    version,
    document,
    results: [],
    sharing: { linkedAt: null, canCopyLink: false, hasPassword: false, expiresAt: null, isOver: false },
    responses: { viewCount: 0, downloadCount: 0, hearts: [], votes: [], comments: [], commentCount: 0 },
  });

/** A studio that keeps one gallery as the real one does, and can be cut off. */
function createStudio() {
  const studio = {
    gallery: view(newGallery("Kites"), 1),
    saves: 0,
    isCut: false,
    losesAnswers: false,
    reason: null as string | null,
    save: async ({ document, fromVersion }: { document: GalleryDocument; fromVersion: number }) => {
      if (studio.isCut) throw new Error("cut");
      if (studio.reason) return { ok: false as const, reason: studio.reason };
      const isNext = studio.gallery.version === fromVersion;
      if (isNext) {
        studio.gallery = view({ ...document, title: document.title.trim() }, fromVersion + 1);
        studio.saves += 1;
      }
      if (studio.losesAnswers) throw new Error("no answer");
      return isNext
        ? { ok: true as const, version: fromVersion + 1 }
        : { ok: false as const, reason: "changed-elsewhere" as const, gallery: studio.gallery };
    },
  };
  return studio;
}

type Tab = { kept?: Store<KeptGallery>; name?: string; open?: string[] };

function open(studio: ReturnType<typeof createStudio>, tab: Tab = {}) {
  const { kept = createStore<KeptGallery>(null), name = "this tab", open: others = [] } = tab;
  const heard = { replaced: 0 };
  const saver = createGallerySaver({
    gallery: studio.gallery,
    kept,
    tab: name,
    save: studio.save,
    onReplaced: () => void heard.replaced++,
  });
  const stop = saver.start(async (other) => others.includes(other));
  const type = (introduction: string) => saver.change((document) => ({ ...document, introduction }), true);
  const choose = (showsPrompts: boolean) => saver.change((document) => ({ ...document, showsPrompts }));
  return { saver, kept, heard, stop, type, choose };
}

const state = ({ saver }: ReturnType<typeof open>) => saver.status.get().state;
const rest = () => vi.advanceTimersByTimeAsync(10_000);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("saving", () => {
  test("waits for the hand to rest, and saves what was typed once", async () => {
    const studio = createStudio();
    const tab = open(studio);
    for (const text of ["S", "Sp", "Spring"]) tab.type(text);
    expect(state(tab)).toBe("unsaved");
    expect(tab.kept.get()?.document.introduction).toBe("Spring");
    await rest();
    expect(studio.gallery.document.introduction).toBe("Spring");
    expect(studio.saves).toBe(1);
    expect(state(tab)).toBe("saved");
    expect(tab.kept.get()).toBeNull();
  });

  test("does not wait with a choice: what is hidden is hidden at once", async () => {
    const studio = createStudio();
    const tab = open(studio);
    tab.choose(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(studio.gallery.document.showsPrompts).toBe(true);
  });

  test("saves after the first save what changed during it", async () => {
    const studio = createStudio();
    const tab = open(studio);
    tab.choose(true);
    const first = tab.saver.saveNow();
    tab.type("Meanwhile");
    await first;
    await rest();
    expect(studio.gallery.document).toMatchObject({ showsPrompts: true, introduction: "Meanwhile" });
    expect(state(tab)).toBe("saved");
  });

  test("saves what is left when the page is left", async () => {
    const studio = createStudio();
    const tab = open(studio);
    tab.type("Last words");
    tab.stop();
    await vi.advanceTimersByTimeAsync(1);
    expect(studio.gallery.document.introduction).toBe("Last words");
  });

  test("holds back a gallery without a title, and says so", async () => {
    const studio = createStudio();
    const tab = open(studio);
    tab.saver.change((document) => ({ ...document, title: " " }), true);
    await rest();
    expect(tab.saver.status.get()).toEqual({ state: "not-saved", trouble: "no-title" });
    expect(studio.saves).toBe(0);
    tab.saver.change((document) => ({ ...document, title: "Spring " }), true);
    await rest();
    expect(studio.gallery.document.title).toBe("Spring");
    expect(state(tab)).toBe("saved");
  });

  test("goes on when the studio can be reached again", async () => {
    const studio = createStudio();
    const tab = open(studio);
    studio.isCut = true;
    tab.type("Offline");
    await vi.advanceTimersByTimeAsync(1000);
    expect(tab.saver.status.get()).toEqual({ state: "not-saved", trouble: "offline" });
    studio.isCut = false;
    await rest();
    expect(studio.gallery.document.introduction).toBe("Offline");
  });

  test("takes a save whose answer was lost for what it was", async () => {
    const studio = createStudio();
    const tab = open(studio);
    studio.losesAnswers = true;
    tab.type("Sent");
    await vi.advanceTimersByTimeAsync(1000);
    tab.type("Sent and more");
    studio.losesAnswers = false;
    await rest();
    expect(state(tab)).toBe("saved");
    expect(studio.gallery.document.introduction).toBe("Sent and more");
  });

  test("says why the studio does not take it, and keeps it", async () => {
    const studio = createStudio();
    const tab = open(studio);
    for (const [reason, shown] of [
      ["signed-out", "signed-out"],
      ["not-found", "gone"],
      ["internal", "refused"],
    ] as const) {
      studio.reason = reason;
      tab.type(reason);
      await rest();
      expect(tab.saver.status.get()).toEqual({ state: "not-saved", trouble: shown });
      expect(tab.kept.get()?.document.introduction).toBe(reason);
    }
  });
});

describe("after a reload", () => {
  test("what was not saved stands there again, and is saved", async () => {
    const studio = createStudio();
    const before = open(studio);
    before.type("Half a sente");
    const after = open(studio, { kept: before.kept });
    expect(after.saver.document.get().introduction).toBe("Half a sente");
    await rest();
    expect(studio.gallery.document.introduction).toBe("Half a sente");
  });

  test("in the middle of a save, what was typed after it is no conflict", async () => {
    const studio = createStudio();
    const before = open(studio);
    studio.losesAnswers = true;
    before.type("First");
    await vi.advanceTimersByTimeAsync(800);
    before.type("First and second");
    studio.losesAnswers = false;
    const after = open(studio, { kept: before.kept });
    await rest();
    expect(state(after)).toBe("saved");
    expect(studio.gallery.document.introduction).toBe("First and second");
  });
});

describe("after a reload that came before a save on its way", () => {
  test.each([true, false])("what was typed after it is no conflict (heard of first: %s)", async (isHeard) => {
    const studio = createStudio();
    const before = open(studio);
    studio.isCut = true;
    before.choose(true);
    await vi.advanceTimersByTimeAsync(1);
    const sent = before.saver.document.get();
    before.type("After it");
    const kept = createStore<KeptGallery>({ ...before.kept.get()!, sent });
    studio.isCut = false;
    const after = open(studio, { kept }); // drawn before the save arrived
    await studio.save({ document: sent, fromVersion: 1 });
    if (isHeard) void after.saver.hear(studio.gallery);
    await rest();
    expect(state(after)).toBe("saved");
    expect(studio.gallery.document).toMatchObject({ introduction: "After it", showsPrompts: true });
  });
});

describe("what another tab has not saved yet", () => {
  test("is left to that tab while it is open", async () => {
    const studio = createStudio();
    const one = open(studio, { name: "first" });
    one.type("By the first tab");
    const other = open(studio, { kept: createStore(one.kept.get()), name: "second", open: ["first"] });
    await vi.advanceTimersByTimeAsync(1);
    expect(other.saver.document.get().introduction).toBe("");
    await rest();
    expect(studio.saves).toBe(1);
    one.choose(true);
    await rest();
    expect(state(one)).toBe("saved");
  });

  test("is taken up when that tab was closed", async () => {
    const studio = createStudio();
    const one = open(studio, { name: "first" });
    studio.isCut = true;
    one.type("Typed offline");
    await rest();
    const left = createStore(one.kept.get());
    studio.isCut = false;
    const other = open(studio, { kept: left, name: "second" });
    await rest();
    expect(other.saver.document.get().introduction).toBe("Typed offline");
    expect(studio.gallery.document.introduction).toBe("Typed offline");
  });
});

describe("two tabs", () => {
  test("a tab in which nothing was touched takes what the other has saved, and is told", async () => {
    const studio = createStudio();
    const [one, other] = [open(studio, { name: "first" }), open(studio, { name: "second" })];
    one.type("By the first tab");
    await rest();
    void other.saver.hear(studio.gallery);
    expect(other.saver.document.get().introduction).toBe("By the first tab");
    expect(other.heard.replaced).toBe(1);
    other.type("By the second");
    await rest();
    expect(studio.gallery.document.introduction).toBe("By the second");
  });

  test("where both have changed something, nothing is overwritten until somebody chooses", async () => {
    const studio = createStudio();
    const [one, other] = [open(studio, { name: "first" }), open(studio, { name: "second" })];
    one.type("By the first tab");
    await rest();
    other.type("By the second");
    await rest();
    expect(state(other)).toBe("conflict");
    expect(studio.gallery.document.introduction).toBe("By the first tab");
    other.saver.keepMine();
    await rest();
    expect(studio.gallery.document.introduction).toBe("By the second");
    expect(state(other)).toBe("saved");
  });

  test("the other one's can take this one's place", async () => {
    const studio = createStudio();
    const [one, other] = [open(studio, { name: "first" }), open(studio, { name: "second" })];
    other.type("By the second");
    one.choose(true);
    await vi.advanceTimersByTimeAsync(1);
    void other.saver.hear(studio.gallery);
    expect(state(other)).toBe("conflict");
    other.saver.takeTheirs();
    await rest();
    expect(other.saver.document.get()).toMatchObject({ introduction: "", showsPrompts: true });
    expect(state(other)).toBe("saved");
    expect(other.kept.get()).toBeNull();
  });

  test("an old reading of the gallery changes nothing", async () => {
    const studio = createStudio();
    const tab = open(studio);
    const old = studio.gallery;
    tab.type("New");
    await rest();
    void tab.saver.hear(old);
    expect(tab.saver.document.get().introduction).toBe("New");
    expect(tab.heard.replaced).toBe(0);
  });
});
