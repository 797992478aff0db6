import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { createDocumentSaver, type Unsaved, type Versioned } from "./document-saver.ts";
import { createStore } from "./store.ts";

type Text = { text: string };
type Save = { document: Text; fromVersion: number };

/** What becomes of requests: answered, lost, arrived without an answer, or arrived a while after they were given up. */
const nets = ["up", "cut", "answerless", "slow", "late"] as const;
type Net = (typeof nets)[number];

/** A studio with one document, at the other end of a net that can do everything that nets do. */
function createStudio(text = "") {
  const studio = {
    now: { document: { text }, version: 1 } as Versioned<Text>,
    net: "up" as Net,
    isSignedOut: false,
    saves: [] as string[],
    /** Requests that their page gave up, and that are still on their way. */
    late: [] as Save[],
    take: ({ document, fromVersion }: Save) => {
      if (studio.isSignedOut) return { ok: false as const, reason: "signed-out" };
      if (studio.now.version !== fromVersion)
        return { ok: false as const, reason: "changed-elsewhere" as const, ...studio.now };
      studio.now = { document, version: fromVersion + 1 };
      studio.saves.push(document.text);
      return { ok: true as const, version: fromVersion + 1 };
    },
    saveElsewhere: (words: string) =>
      void studio.take({ document: { text: words }, fromVersion: studio.now.version }),
    save: async (save: Save) => {
      const { net } = studio;
      if (net === "slow") await new Promise((resolve) => setTimeout(resolve, 300));
      if (net === "late") studio.late.push(save);
      const answer = net === "up" || net === "slow" || net === "answerless" ? studio.take(save) : null;
      if (!answer || net === "answerless") throw new Error("no answer");
      return answer;
    },
    deliver: () => studio.late.splice(0).map(studio.take),
  };
  return studio;
}

type Page = {
  key?: string;
  kept?: { entry: Unsaved<Text> | null };
  opened?: Versioned<Text>;
  follows?: boolean;
};

let pages = 0;

/** A page with the document open; another one with the same key is the same page after a reload. */
function open(studio: ReturnType<typeof createStudio>, page: Page = {}) {
  const { key = `page ${++pages}`, kept = { entry: null }, opened = studio.now, follows = false } = page;
  const document = createStore(opened.document);
  const told = { replaced: 0 };
  const saver = createDocumentSaver<Text>({
    key,
    document,
    version: opened.version,
    save: studio.save,
    keep: (unsaved) => void (kept.entry = unsaved),
    ...(follows && { onReplaced: () => void told.replaced++ }),
  });
  if (kept.entry) saver.takeUp(kept.entry);
  const stop = saver.start();
  return {
    saver,
    kept,
    told,
    stop,
    text: () => document.get().text,
    state: () => saver.status.get().state,
    type(text: string, isTyping = true) {
      document.update(() => ({ text }));
      saver.changed(isTyping);
    },
    reload: (drawn = studio.now) => open(studio, { key, kept, opened: drawn, follows }),
  };
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("nothing is called saved while somebody writes what the document does not have yet", async () => {
  const page = open(createStudio("A"));
  page.saver.writing(true);
  expect(page.state()).toBe("unsaved");
  page.saver.writing(false);
  expect(page.state()).toBe("untouched");

  page.type("A b");
  page.saver.writing(true);
  await vi.advanceTimersByTimeAsync(1000);
  expect([page.text(), page.state()]).toEqual(["A b", "unsaved"]);
  page.saver.writing(false);
  expect(page.state()).toBe("saved");
});

describe("a save without an answer", () => {
  test("is no conflict, however many more had none", async () => {
    const studio = createStudio();
    const page = open(studio);
    studio.net = "answerless";
    page.type("A");
    await wait(1000);
    studio.net = "cut";
    for (const text of ["A lake", "A lake at"]) {
      page.type(text);
      await wait(1000);
    }
    studio.net = "up";
    await wait(6000);
    expect(page.state()).toBe("saved");
    expect(studio.saves).toEqual(["A", "A lake at"]);
  });

  test("is known after a reload, and also when it arrives after that", async () => {
    const studio = createStudio();
    const page = open(studio);
    studio.net = "late";
    page.type("A");
    await wait(1000);
    page.type("A lake");
    const again = page.reload();
    studio.deliver();
    studio.net = "up";
    await wait(2000);
    expect(again.state()).toBe("saved");
    expect(studio.now.document.text).toBe("A lake");
  });

  test("is known after a reload although more is typed at once", async () => {
    const studio = createStudio();
    const page = open(studio);
    studio.net = "late";
    page.type("A");
    await wait(1000);
    const again = page.reload();
    again.type("A lake");
    studio.deliver();
    studio.net = "up";
    await wait(2000);
    expect(again.state()).toBe("saved");
    expect(studio.now.document.text).toBe("A lake");
  });

  test("is not forgotten by a refusal that did not look at it", async () => {
    const studio = createStudio();
    const page = open(studio);
    studio.net = "answerless";
    page.type("A");
    await wait(1000);
    Object.assign(studio, { net: "up", isSignedOut: true });
    await wait(5000);
    expect(page.saver.status.get()).toEqual({ state: "not-saved", trouble: "signed-out" });
    page.type("A lake");
    studio.isSignedOut = false;
    await wait(2000);
    expect(page.state()).toBe("saved");
    expect(studio.now.document.text).toBe("A lake");
  });
});

describe("what the browser keeps", () => {
  test("follows the version that was saved while more was typed, so that a reload is no conflict", async () => {
    const studio = createStudio();
    const page = open(studio);
    studio.net = "slow";
    page.type("A", false);
    await wait(100);
    page.type("A lake");
    await wait(250);
    expect(page.kept.entry).toMatchObject({ version: 2, document: { text: "A lake" } });
    const again = page.reload();
    await wait(1000);
    expect(again.state()).toBe("saved");
    expect(studio.now.document.text).toBe("A lake");
  });

  test("asks anew after each reload until its author has chosen, also where more was typed", async () => {
    const studio = createStudio();
    const page = open(studio);
    studio.net = "cut";
    page.type("mine");
    studio.saveElsewhere("theirs");
    const asked = page.reload();
    expect(asked.state()).toBe("conflict");
    asked.type("mine and more");
    const again = asked.reload();
    studio.net = "up";
    await wait(10_000);
    expect(again.state()).toBe("conflict");
    expect(again.text()).toBe("mine and more");
    expect(studio.now.document.text).toBe("theirs");
  });

  test("is not taken away by a save that was on its way when the page was left", async () => {
    const studio = createStudio();
    const left = open(studio);
    studio.net = "slow";
    left.type("A");
    left.stop();
    await wait(50);
    const back = left.reload();
    back.type("A lake");
    await wait(280);
    expect(studio.saves).toEqual(["A"]);
    expect(back.kept.entry).toMatchObject({ document: { text: "A lake" } });
    await wait(2000);
    expect(back.state()).toBe("saved");
  });

  test("is not taken away by the saver of a page that was left before", async () => {
    const studio = createStudio();
    const left = open(studio);
    studio.net = "cut";
    left.type("A");
    left.stop();
    await wait(1000);
    const back = left.reload();
    back.type("A lake");
    studio.net = "answerless";
    await wait(4500); // the first would have tried again
    expect(back.kept.entry).toMatchObject({ document: { text: "A lake" } });
    studio.net = "up";
    await wait(6000);
    expect(back.state()).toBe("saved");
    expect(studio.now.document.text).toBe("A lake");
  });
});

test("a page that was left goes on trying to save what it had", async () => {
  const studio = createStudio();
  const page = open(studio);
  studio.net = "cut";
  page.type("Last words");
  page.stop();
  await wait(1000);
  studio.net = "up";
  await wait(5000);
  expect(studio.now.document.text).toBe("Last words");
});

test("two pages that make the same document do not overwrite each other", async () => {
  const studio = createStudio();
  const fresh = { document: { text: "" }, version: 0 };
  studio.now = fresh;
  const [one, other] = [open(studio, { opened: fresh }), open(studio, { opened: fresh })];
  one.type("by the first");
  await wait(1000);
  other.type("by the second");
  await wait(1000);
  expect(other.state()).toBe("conflict");
  expect(studio.now).toEqual({ document: { text: "by the first" }, version: 1 });
});

test("a conflict is about the latest that was saved elsewhere", async () => {
  const studio = createStudio();
  const page = open(studio);
  studio.saveElsewhere("one");
  page.type("mine");
  await wait(1000);
  studio.saveElsewhere("two");
  await page.saver.hear(studio.now);
  const asked = page.saver.status.get();
  expect(asked).toEqual({ state: "conflict", theirs: studio.now });
  await page.saver.hear({ ...studio.now });
  expect(page.saver.status.get()).toBe(asked);
  page.saver.keepMine();
  await wait(100);
  expect(page.state()).toBe("saved");
  expect(studio.saves).toEqual(["one", "two", "mine"]);
});

const here = fc.oneof(
  fc.record({ do: fc.constant("type"), isTyping: fc.boolean() }),
  fc.record({ do: fc.constant("wait"), ms: fc.constantFrom(10, 200, 1000, 6000) }),
  fc.record({ do: fc.constant("net"), net: fc.constantFrom(...nets) }),
  fc.record({
    do: fc.constantFrom("deliver", "reload", "leave and come back", "sign out", "sign in", "turn", "hear"),
  }),
);
const elsewhere = fc.record({ do: fc.constantFrom("save elsewhere", "keep mine", "take theirs") });
type Step = { do: string; isTyping?: boolean; ms?: number; net?: Net };

/** Plays steps to their end, when everything works again. `wanted` is what its author typed or chose last. */
async function play(steps: readonly Step[], follows: boolean) {
  const studio = createStudio("0");
  let page = open(studio, { follows });
  let count = 0;
  let wanted = "0";
  const seen = new Set<string>(); // of what was saved elsewhere
  const { take } = studio;
  studio.take = (save) => {
    const over = studio.now.document.text;
    const answer = take(save);
    const isOurs = !save.document.text.startsWith("elsewhere");
    if (answer.ok && isOurs && over.startsWith("elsewhere")) expect(seen).toContain(over);
    return answer;
  };
  const look = () => {
    if (page.told.replaced > 0) wanted = page.text();
    page.told.replaced = 0;
    seen.add(page.text());
  };
  const reload = () => {
    page = page.reload();
    const isSaved = page.kept.entry === null;
    if (isSaved && studio.now.document.text.startsWith("elsewhere")) wanted = page.text();
    expect(page.text()).toBe(wanted);
  };
  const actions: Record<string, (step: Step) => unknown> = {
    type: ({ isTyping }) => page.type((wanted = `${++count}`), isTyping),
    wait: ({ ms }) => wait(ms!),
    net: ({ net }) => (studio.net = net!),
    deliver: () => studio.deliver(),
    reload,
    "leave and come back": async () => {
      page.stop();
      await wait(50);
      reload();
    },
    "sign out": () => (studio.isSignedOut = true),
    "sign in": () => (studio.isSignedOut = false),
    turn: () => void page.saver.saveNow(),
    hear: () => void page.saver.hear(studio.now),
    "save elsewhere": () => studio.isSignedOut || studio.saveElsewhere(`elsewhere ${++count}`),
    "keep mine": () => {
      const now = page.saver.status.get();
      if (now.state === "conflict") seen.add(now.theirs.document.text);
      page.saver.keepMine();
    },
    "take theirs": () => {
      const now = page.saver.status.get();
      if (now.state === "conflict") wanted = now.theirs.document.text;
      page.saver.takeTheirs();
    },
  };
  for (const step of steps) {
    await actions[step.do]!(step);
    look();
  }
  Object.assign(studio, { net: "up", isSignedOut: false });
  studio.deliver();
  await wait(10_000);
  await page.saver.saveNow();
  await page.saver.hear(studio.now);
  look();
  return { studio, page, wanted };
}

test("whatever the order of answers, offline spells and reloads, what was typed last is what is saved", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(here, { maxLength: 40 }), fc.boolean(), async (steps, follows) => {
      const { studio, page, wanted } = await play(steps, follows);
      expect(studio.now.document.text).toBe(wanted);
      expect(page.text()).toBe(wanted);
      expect(page.kept.entry).toBeNull();
      expect(["saved", "untouched"]).toContain(page.state());
    }),
    { numRuns: runsAt(0.2) },
  );
});

test("and where others save too, it is saved or offered, and nothing unseen is overwritten", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ arbitrary: here, weight: 3 }, elsewhere), { maxLength: 40 }),
      fc.boolean(),
      async (steps, follows) => {
        const { studio, page, wanted } = await play(steps, follows);
        expect(page.text()).toBe(wanted);
        const status = page.saver.status.get();
        if (status.state === "conflict") expect(status.theirs).toEqual(studio.now);
        else expect(studio.now.document.text).toBe(wanted);
      },
    ),
    { numRuns: runsAt(0.2) },
  );
});
