import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { modelIdSchema, promptIdSchema } from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { sampleAsset, sampleReference } from "#lib/domain/testing/samples.ts";
import { type ComposerState, updateDocument } from "#components/composer/composer-state.ts";
import { createStore } from "#components/state/store.ts";
import { createDraftSaver } from "./draft-saver.ts";
import type { Journal, JournalEntry } from "#components/drafts/journal.ts";

const empty = newPrompt([modelIdSchema.parse("animatic/animatic")]);
const withText = (text: string): Prompt => ({ ...empty, body: [{ type: "text", text }] });

const withHero = (document: Prompt): Prompt => ({
  ...document,
  references: [sampleReference(sampleAsset(1, "png"))],
});

/** A server that keeps one draft as the real one does, and can be cut off. */
function createServer(initial: { document: Prompt; version: number } | null = null) {
  const server = {
    draft: initial,
    isCut: false,
    isSlow: false,
    losesAnswers: false,
    reason: null as string | null,
  };
  const save = async ({ document, fromVersion }: { document: Prompt; fromVersion: number }) => {
    if (server.isSlow) await new Promise((resolve) => setTimeout(resolve, 300));
    if (server.isCut) throw new Error("cut");
    if (server.reason) return { ok: false as const, reason: server.reason };
    const isNext = (server.draft?.version ?? 0) === fromVersion;
    if (isNext) server.draft = { document, version: fromVersion + 1 };
    if (server.losesAnswers) throw new Error("no answer");
    return isNext
      ? { ok: true as const, version: fromVersion + 1 }
      : { ok: false as const, reason: "changed-elsewhere" as const, ...server.draft! };
  };
  return { server, save };
}

let tabs = 0;

type Opened = {
  /** As the server had it when this page was read, or as a new one begins. */
  document?: Prompt;
  version?: number;
  unsaved?: Omit<JournalEntry, "id" | "writtenAt">;
};

function open(
  { server, save }: ReturnType<typeof createServer>,
  { document = empty, version = 0, unsaved }: Opened = {},
) {
  const kept = new Map<string, JournalEntry>();
  const journal: Pick<Journal, "write" | "remove"> = {
    write: async (entry) => void kept.set("entry", entry),
    remove: async () => void kept.delete("entry"),
  };
  const store = createStore<ComposerState>({
    document,
    assets: new Map(),
    uploads: new Map(),
    refusals: [],
    conversions: [],
  });
  const firsts: boolean[] = [];
  const saver = createDraftSaver({
    store,
    id: promptIdSchema.parse(`018f0000-0000-7000-8000-${String(++tabs).padStart(12, "0")}`), // each is a page's only one
    version,
    save,
    journal,
    onSaved: (_draft, isFirst) => void firsts.push(isFirst),
  });
  if (unsaved) saver.takeUp({ sent: null, ...unsaved });
  const stop = saver.start();
  return {
    server,
    saver,
    store,
    kept,
    stop,
    firsts,
    write: (text: string) => updateDocument(store, () => withText(text)),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a draft", () => {
  test("is made by its first change and saved a second after the last", async () => {
    const { server, write, saver, firsts } = open(createServer());
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.draft).toBeNull();
    write("A");
    await vi.advanceTimersByTimeAsync(600);
    write("A lake");
    await vi.advanceTimersByTimeAsync(600);
    expect(server.draft).toBeNull();
    await vi.advanceTimersByTimeAsync(500);
    expect(server.draft).toEqual({ document: withText("A lake"), version: 1 });
    write("A lake at dawn");
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.draft?.version).toBe(2);
    expect(firsts).toEqual([true, false]);
    expect(saver.status.get().state).toBe("saved");
  });

  test("stands in the journal until the server has it", async () => {
    const { server, write, kept, saver } = open(createServer());
    server.isCut = true;
    write("A lake");
    expect(kept.get("entry")?.document).toEqual(withText("A lake"));
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.status.get()).toEqual({ state: "not-saved", trouble: "offline" });
    expect(kept.size).toBe(1);
    server.isCut = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.draft?.document).toEqual(withText("A lake"));
    expect(kept.size).toBe(0);
  });

  test("whose first answer was lost is saved again over what that save left", async () => {
    const { server, write } = open(createServer());
    server.losesAnswers = true;
    write("A");
    await vi.advanceTimersByTimeAsync(1000);
    server.losesAnswers = false;
    write("A lake");
    await vi.advanceTimersByTimeAsync(7000);
    expect(server.draft).toEqual({ document: withText("A lake"), version: 2 });
  });

  test("that a browser kept when it ended is saved over what an unheard first save left", async () => {
    const shared = createServer({ document: withText("A"), version: 1 });
    open(shared, { unsaved: { document: withText("A lake"), version: 0, sent: withText("A") } });
    await vi.advanceTimersByTimeAsync(2000);
    expect(shared.server.draft).toEqual({ document: withText("A lake"), version: 2 });
  });

  test("does not take its own save for somebody else's when the answer was lost", async () => {
    const shared = createServer({ document: empty, version: 1 });
    const { server, write, saver } = open(shared, { version: 1 });
    server.losesAnswers = true;
    write("A");
    await vi.advanceTimersByTimeAsync(1000);
    server.losesAnswers = false;
    write("A lake");
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.draft).toEqual({ document: withText("A lake"), version: 3 });
    expect(saver.status.get().state).toBe("saved");
  });

  test("is kept when nobody is signed in", async () => {
    const { server, write, saver, kept } = open(createServer());
    server.reason = "signed-out";
    write("A");
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.status.get()).toEqual({ state: "not-saved", trouble: "signed-out" });
    expect(kept.size).toBe(1);
  });

  test("is kept while the studio has no room, and saved by itself when it has", async () => {
    const { server, write, saver, kept } = open(createServer());
    server.reason = "disk-full";
    write("A");
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.status.get()).toEqual({ state: "not-saved", trouble: "disk-full" });
    expect(kept.size).toBe(1);
    server.reason = null;
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.draft).toEqual({ document: withText("A"), version: 1 });
    expect(saver.status.get().state).toBe("saved");
  });

  test("says of a text that is too long that it is", async () => {
    const { server, saver, write } = open(createServer());
    server.reason = "bad-input";
    write("a".repeat(50_001));
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.status.get()).toEqual({ state: "not-saved", trouble: "too-long" });
    write("a");
    await vi.advanceTimersByTimeAsync(1000);
    expect(saver.status.get()).toEqual({ state: "not-saved", trouble: "refused" });
  });
});

describe("a draft that is to be sent", () => {
  test("is saved at once, and its version told", async () => {
    const { server, write, saver } = open(createServer());
    write("A");
    expect(await saver.saveNow()).toBe(1);
    write("A lake");
    expect(await saver.saveNow()).toBe(2);
    expect(await saver.saveNow()).toBe(2);
    expect(server.draft).toEqual({ document: withText("A lake"), version: 2 });
  });

  test("keeps its version while its author writes on", async () => {
    const { server, write, saver } = open(createServer());
    write("A lake");
    const saved = saver.saveNow();
    write("A lake at");
    expect(await saved).toBe(1);
    expect(server.draft).toEqual({ document: withText("A lake"), version: 1 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(server.draft).toEqual({ document: withText("A lake at"), version: 2 });
  });

  test("has no version where the studio has another text, or cannot be asked", async () => {
    const { server, write, saver } = open(createServer());
    write("A");
    await vi.advanceTimersByTimeAsync(1000);
    server.isCut = true;
    write("A lake");
    expect(await saver.saveNow()).toBeNull();
    server.isCut = false;
    server.draft = { document: withText("theirs"), version: 2 };
    expect(await saver.saveNow()).toBeNull();
    expect(saver.status.get().state).toBe("conflict");
  });

  test("of which the studio turns out to have another text is asked about, although nothing was unsaved", async () => {
    const shared = createServer({ document: withText("A"), version: 1 });
    const { saver } = open(shared, { document: withText("A"), version: 1 });
    const theirs = { document: withText("theirs"), version: 2 };
    shared.server.draft = theirs;
    expect(await saver.saveNow()).toBe(1);
    await saver.hear(theirs);
    expect(saver.status.get()).toEqual({ state: "conflict", theirs });
    expect(await saver.saveNow()).toBeNull();
    saver.keepMine();
    await vi.advanceTimersByTimeAsync(0);
    expect(shared.server.draft).toEqual({ document: withText("A"), version: 3 });
    expect(await saver.saveNow()).toBe(3);
  });

  test.each([
    ["the same text", withText("A")],
    ["one more reference", withHero(withText("A"))],
  ])("of which the studio turns out to have %s in another version follows it", async (_case, document) => {
    const shared = createServer({ document: withText("A"), version: 1 });
    const { saver, store } = open(shared, { document: withText("A"), version: 1 });
    shared.server.draft = { document, version: 2 };
    await saver.hear(shared.server.draft);
    expect(store.get().document).toEqual(document);
    expect(await saver.saveNow()).toBe(2);
    expect(shared.server.draft).toEqual({ document, version: 2 });
  });
});

describe("two tabs with one draft", () => {
  const both = async () => {
    const shared = createServer({ document: empty, version: 1 });
    const tab = open(shared, { version: 1 });
    const other = open(shared, { version: 1 });
    other.write("theirs");
    await vi.advanceTimersByTimeAsync(1000);
    tab.write("mine");
    await vi.advanceTimersByTimeAsync(1000);
    return { ...tab, server: shared.server };
  };

  test("do not overwrite each other: both texts are there to choose from", async () => {
    const { server, saver } = await both();
    expect(server.draft?.document).toEqual(withText("theirs"));
    expect(saver.status.get()).toMatchObject({ state: "conflict", theirs: { document: withText("theirs") } });
  });

  test("the author keeps this text", async () => {
    const { server, saver } = await both();
    saver.keepMine();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.draft).toEqual({ document: withText("mine"), version: 3 });
    expect(saver.status.get().state).toBe("saved");
  });

  test("or takes the other", async () => {
    const { server, saver, store } = await both();
    saver.takeTheirs();
    await vi.advanceTimersByTimeAsync(2000);
    expect(store.get().document).toEqual(withText("theirs"));
    expect(server.draft?.version).toBe(2);
  });

  test("that write the same are at one", async () => {
    const shared = createServer({ document: withText("same"), version: 2 });
    const tab = open(shared, { document: empty, version: 1 });
    tab.write("same");
    await vi.advanceTimersByTimeAsync(1000);
    expect(tab.saver.status.get().state).toBe("saved");
  });

  test("lose nothing of a reference that was put into the draft from elsewhere: it joins what was written meanwhile", async () => {
    const shared = createServer({ document: withText("A"), version: 1 });
    const tab = open(shared, { document: withText("A"), version: 1 });
    shared.server.draft = { document: withHero(withText("A")), version: 2 };
    tab.write("A lake");
    await vi.advanceTimersByTimeAsync(1100);
    expect(shared.server.draft).toEqual({ document: withHero(withText("A lake")), version: 3 });
    expect(tab.store.get().document).toEqual(withHero(withText("A lake")));
    expect(tab.saver.status.get().state).toBe("saved");
    expect(tab.kept.size).toBe(0);
  });

  test("see such a reference as soon as they hear of it, and need not save it", async () => {
    const shared = createServer({ document: withText("A"), version: 1 });
    const tab = open(shared, { document: withText("A"), version: 1 });
    const theirs = { document: withHero(withText("A")), version: 2 };
    shared.server.draft = theirs;
    await tab.saver.hear(theirs);
    await tab.saver.hear(theirs);
    expect(tab.store.get().document).toEqual(theirs.document);
    await vi.advanceTimersByTimeAsync(5000);
    expect(shared.server.draft).toEqual(theirs);
    tab.write("B");
    await vi.advanceTimersByTimeAsync(1000);
    expect(shared.server.draft).toMatchObject({ version: 3 });
    expect(tab.saver.status.get().state).toBe("saved");
  });

  test("take such a reference in that came behind a save of theirs without an answer", async () => {
    const tab = open(createServer({ document: empty, version: 1 }), { version: 1 });
    tab.server.losesAnswers = true;
    tab.write("A");
    await vi.advanceTimersByTimeAsync(1000);
    tab.server.losesAnswers = false;
    tab.server.draft = { document: withHero(withText("A")), version: 3 };
    tab.write("A lake");
    await vi.advanceTimersByTimeAsync(2000);
    expect(tab.server.draft).toEqual({ document: withHero(withText("A lake")), version: 4 });
    expect(tab.saver.status.get().state).toBe("saved");
  });

  test("hear of such a reference in the middle of a save, and lose neither", async () => {
    const tab = open(createServer({ document: empty, version: 1 }), { version: 1 });
    tab.server.isSlow = true;
    tab.write("A");
    await vi.advanceTimersByTimeAsync(1100);
    const theirs = { document: withHero(empty), version: 2 };
    tab.server.draft = theirs;
    void tab.saver.hear(theirs);
    await vi.advanceTimersByTimeAsync(2000);
    expect(tab.server.draft).toEqual({ document: withHero(withText("A")), version: 3 });
    expect(tab.saver.status.get().state).toBe("saved");
  });
});

describe("what this browser kept of a draft when its page ended", () => {
  const saved = { document: withText("A"), version: 3 };
  const openKept = (unsaved: { document: Prompt; version: number }, server = createServer(saved)) =>
    open(server, { ...server.server.draft, unsaved });

  test("is opened in its place and saved", async () => {
    const { store, server } = openKept({ document: withText("A lake"), version: 3 });
    expect(store.get().document).toEqual(withText("A lake"));
    await vi.advanceTimersByTimeAsync(100);
    expect(server.draft).toEqual({ document: withText("A lake"), version: 4 });
    const fresh = openKept({ document: withText("A lake"), version: 0 }, createServer());
    await vi.advanceTimersByTimeAsync(100);
    expect(fresh.server.draft).toEqual({ document: withText("A lake"), version: 1 });
  });

  test("leaves the choice to its author where the draft moved on meanwhile", () => {
    const { store, saver } = openKept({ document: withText("mine"), version: 2 });
    expect(store.get().document).toEqual(withText("mine"));
    expect(saver.status.get()).toEqual({ state: "conflict", theirs: saved });
    void saver.hear({ document: withHero(withText("A")), version: 4 });
    expect(store.get().document).toEqual(withText("mine"));
    expect(saver.status.get()).toMatchObject({ state: "conflict", theirs: { version: 4 } });
    const same = openKept({ document: withText("A"), version: 2 });
    expect(same.saver.status.get().state).toBe("saved");
  });

  test("is nothing: what the server has, or an empty one, needs no saving", async () => {
    for (const server of [createServer(saved), createServer()]) {
      const { store } = open(server, { ...server.server.draft });
      expect(store.get().document).toEqual(server.server.draft?.document ?? empty);
      await vi.advanceTimersByTimeAsync(5000);
      expect(server.server.draft).toEqual(server.server.draft === null ? null : saved);
    }
  });
});
