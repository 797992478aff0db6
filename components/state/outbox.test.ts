import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { connectToasts, type ToastOptions } from "#components/ui/toast.ts";
import { runsAt } from "#lib/domain/testing/properties.ts";
import { createOutbox } from "./outbox.ts";
import { createStore, type Store } from "./store.ts";

type Change = { key: string; value: number };
const nets = ["up", "cut", "answerless", "slow"] as const;
type Net = (typeof nets)[number];

/** A studio that keeps a value by key, at the other end of a net that may fail. */
function createStudio() {
  const studio = {
    net: "up" as Net,
    refusal: null as string | null,
    values: new Map<string, number>(),
    taken: [] as Change[],
    async post(change: Change): Promise<{ ok: true } | { ok: false; reason: string }> {
      const { net } = studio;
      if (net === "slow") await new Promise((resolve) => setTimeout(resolve, 300));
      if (net === "cut") throw new Error("cut");
      if (studio.refusal) return { ok: false, reason: studio.refusal };
      studio.values.set(change.key, change.value);
      studio.taken.push(change);
      if (net === "answerless") throw new Error("no answer");
      return { ok: true };
    },
  };
  return studio;
}

/** The lock that the tabs of one browser share. */
function createLock() {
  let last: Promise<unknown> = Promise.resolve();
  return <Done>(_name: string, work: () => Promise<Done>): Promise<Done> => {
    const done = last.then(work);
    last = done;
    return done;
  };
}

type Browser = { kept: Store<readonly Change[]>; alone: ReturnType<typeof createLock> };
const createBrowser = (): Browser => ({ kept: createStore<readonly Change[]>([]), alone: createLock() });

function open(studio: ReturnType<typeof createStudio>, browser = createBrowser()) {
  const shown = new Map<string, number>();
  const outbox = createOutbox<Change>({
    ...browser,
    name: "outbox",
    keyOf: ({ key }) => key,
    post: (change) => studio.post(change),
    onSaved: ({ key, value }) => void shown.set(key, value),
  });
  const stop = outbox.start();
  return {
    outbox,
    shown,
    stop,
    kept: browser.kept,
    give: (key: string, value: number) => outbox.give({ key, value }),
  };
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const valuesOf = (changes: readonly Change[]) => changes.map(({ value }) => value);

let toasts: ToastOptions[];
let disconnect: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  toasts = [];
  disconnect = connectToasts((toast) => toasts.push(toast));
});
afterEach(() => {
  disconnect();
  vi.useRealTimers();
});

describe("an outbox", () => {
  test("sends in order, one at a time, and of what waits under one key only the latest", async () => {
    const studio = createStudio();
    const { give, kept } = open(studio);
    studio.net = "slow";
    give("a", 1);
    give("b", 2);
    give("c", 3);
    give("b", 4);
    await wait(350);
    expect(valuesOf(studio.taken)).toEqual([1]);
    await wait(1000);
    expect(valuesOf(studio.taken)).toEqual([1, 3, 4]);
    expect(kept.get()).toEqual([]);
  });

  test("sends what was changed while it was on its way after it", async () => {
    const studio = createStudio();
    const { give, shown } = open(studio);
    studio.net = "slow";
    give("a", 1);
    await wait(100);
    give("a", 2);
    await wait(1000);
    expect(valuesOf(studio.taken)).toEqual([1, 2]);
    expect(shown.get("a")).toBe(2);
  });

  test("sends nothing before what had no answer, and goes on by itself when the studio is back", async () => {
    const studio = createStudio();
    const { give, kept } = open(studio);
    studio.net = "cut";
    give("a", 1);
    await wait(100);
    studio.net = "up";
    give("b", 2);
    await wait(10);
    expect(valuesOf(studio.taken)).toEqual([1, 2]);
    studio.net = "cut";
    give("a", 3);
    await wait(60_000);
    expect(kept.get()).toHaveLength(1);
    studio.net = "up";
    await wait(30_000);
    expect(valuesOf(studio.taken)).toEqual([1, 2, 3]);
  });

  test("says once that the studio cannot be reached, and not of a moment", async () => {
    const studio = createStudio();
    const { give } = open(studio);
    studio.net = "cut";
    give("a", 1);
    await wait(10_000);
    expect(toasts).toEqual([]);
    await wait(120_000);
    expect(toasts.map(({ title }) => title)).toEqual(["Can't reach the studio"]);
  });

  test("says why something was refused, forgets it, and goes on with the next", async () => {
    const studio = createStudio();
    const { give, kept, shown } = open(studio);
    studio.refusal = "not-found";
    give("a", 1);
    await wait(10);
    expect(toasts.map(({ title }) => title)).toEqual(["Not found. It may have been deleted."]);
    studio.refusal = null;
    give("b", 2);
    await wait(10);
    expect(kept.get()).toEqual([]);
    expect([...shown]).toEqual([["b", 2]]);
  });

  test("tells whether all of it was answered", async () => {
    const studio = createStudio();
    const { give, outbox } = open(studio);
    expect(await outbox.send()).toBe(true);
    studio.net = "cut";
    give("a", 1);
    expect(await outbox.send()).toBe(false);
    studio.net = "up";
    expect(await outbox.send()).toBe(true);
    expect(studio.values.get("a")).toBe(1);
  });
});

describe("two tabs with one outbox", () => {
  test("do not both send what is there, and both know when it is saved", async () => {
    const studio = createStudio();
    const browser = createBrowser();
    studio.net = "slow";
    const one = open(studio, browser);
    one.give("a", 1);
    await wait(100);
    const other = open(studio, browser);
    one.give("a", 2);
    other.give("b", 3);
    await wait(2000);
    expect(valuesOf(studio.taken)).toEqual([1, 2, 3]);
    for (const tab of [one, other]) expect(Object.fromEntries(tab.shown)).toEqual({ a: 2, b: 3 });
  });

  test("each send their own where the browser has no lock for them", async () => {
    const studio = createStudio();
    const browser: Browser = { ...createBrowser(), alone: (_name, work) => Promise.resolve().then(work) };
    studio.net = "slow";
    const [one, other] = [open(studio, browser), open(studio, browser)];
    one.give("a", 1);
    other.give("b", 2);
    await wait(10);
    one.give("a", 3);
    await wait(2000);
    expect(valuesOf(studio.taken)).toEqual([1, 2, 3]);
  });

  test("wait for each other by the browser's own lock", async () => {
    vi.useRealTimers();
    const taken: number[] = [];
    let answer = () => undefined as void;
    const kept = createStore<readonly Change[]>([]);
    const make = () =>
      createOutbox<Change>({
        name: "real lock",
        kept,
        keyOf: ({ key }) => key,
        post: async ({ value }) => {
          taken.push(value);
          await new Promise<void>((resolve) => (answer = resolve));
          return { ok: true };
        },
        onSaved: () => undefined,
      });
    const [one, other] = [make(), make()];
    one.give({ key: "a", value: 1 });
    other.start();
    const both = Promise.all([one.send(), other.send()]);
    await expect.poll(() => taken).toEqual([1]);
    answer();
    expect(await both).toEqual([true, true]);
    expect(taken).toEqual([1]);
  });
});

const steps = fc.array(
  fc.oneof(
    {
      arbitrary: fc.record({ do: fc.constant("give"), key: fc.constantFrom("a", "b"), tab: fc.nat(1) }),
      weight: 3,
    },
    {
      arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.constantFrom(10, 200, 2000, 40_000) }),
      weight: 2,
    },
    fc.record({ do: fc.constant("net"), net: fc.constantFrom(...nets) }),
    fc.record({ do: fc.constant("leave and come back"), tab: fc.nat(1) }),
  ),
  { maxLength: 30 },
);
type Step = { do: string; key?: string; tab?: number; ms?: number; net?: Net };

test("whatever fails and whoever leaves, no change is lost, and none comes after a later one", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (played: readonly Step[]) => {
      const studio = createStudio();
      const browser = createBrowser();
      const tabs = [open(studio, browser), open(studio, browser)];
      const given = new Map<string, number>();
      let count = 0;
      for (const { do: what, key, tab, ms, net } of played) {
        if (what === "give") {
          given.set(key!, ++count);
          tabs[tab!]!.give(key!, count);
        } else if (what === "wait") await wait(ms!);
        else if (what === "net") studio.net = net!;
        else {
          tabs[tab!]!.stop();
          tabs[tab!] = open(studio, browser);
        }
      }
      studio.net = "up";
      await wait(60_000);
      expect(browser.kept.get()).toEqual([]);
      expect(studio.values).toEqual(given);
      for (const key of given.keys()) {
        const values = valuesOf(studio.taken.filter((change) => change.key === key));
        expect(values).toEqual(values.toSorted((one, other) => one - other));
        for (const { shown } of tabs) if (shown.has(key)) expect(shown.get(key)).toBe(given.get(key));
      }
    }),
    { numRuns: runsAt(0.5) },
  );
});
