import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod/mini";
import { connectToasts, type ToastOptions } from "#components/ui/toast.ts";
import { forgetKept, type Kept, openKept } from "./kept.ts";
import { FakeStorage } from "./testing/fake-storage.ts";

const local = new FakeStorage();
const session = new FakeStorage();
const key = "triptych words";

beforeEach(() => {
  vi.stubGlobal("localStorage", local);
  vi.stubGlobal("sessionStorage", session);
  for (const storage of [local, session]) {
    Object.assign(storage, { isBlocked: false, isFull: false });
    storage.clear();
  }
});

afterEach(() => vi.unstubAllGlobals());

/** Opens the words as a page does that was just loaded. */
const open = (what?: string) =>
  openKept<readonly string[]>({ key, schema: z.array(z.string()), fallback: [], ...(what && { what }) });
const add = (kept: Kept<readonly string[]>, word: string) => kept.update((words) => [...words, word]);

describe("a kept value", () => {
  test("is there after a reload, with its version, and leaves nothing behind when it is empty again", () => {
    add(open(), "kite");
    expect(local.getItem(key)).toBe('{"version":1,"value":["kite"]}');
    expect(open().get()).toEqual(["kite"]);
    open().update(() => []);
    expect(local.length).toBe(0);
    expect(session.length).toBe(0);
  });

  test("may be this tab's alone", () => {
    const ofTab = () => openKept({ key, schema: z.string(), fallback: "", place: "session" });
    ofTab().update(() => "here");
    expect(ofTab().get()).toBe("here");
    expect(local.length).toBe(0);
  });

  test("is the same object until it changes, and its listeners hear of each change once", () => {
    vi.stubGlobal("window", new EventTarget());
    const kept = openKept<readonly string[]>({ key: "heard", schema: z.array(z.string()), fallback: [] });
    const heard = vi.fn<() => void>();
    const stop = kept.subscribe(heard);
    add(kept, "kite");
    expect(kept.get()).toBe(kept.get());
    kept.update((words) => words);
    expect(heard).toHaveBeenCalledTimes(1);
    stop();
    add(kept, "lake");
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test("is one in a tab, whoever opens it", () => {
    vi.stubGlobal("window", new EventTarget());
    const once = () => openKept({ key: "one in a tab", schema: z.string(), fallback: "" });
    local.isBlocked = true;
    once().update(() => "kite");
    expect(once().get()).toBe("kite");
  });

  test("that another tab wrote is taken in, and a change is made to it", () => {
    vi.stubGlobal("window", new EventTarget());
    const kept = openKept<readonly string[]>({ key: "of tabs", schema: z.array(z.string()), fallback: [] });
    const heard = vi.fn<() => void>();
    kept.subscribe(heard);
    add(kept, "kite");
    local.setItem("of tabs", '{"version":1,"value":["kite","lake"]}');
    window.dispatchEvent(Object.assign(new Event("storage"), { key: "of tabs" }));
    expect(heard).toHaveBeenCalledTimes(2);
    expect(kept.get()).toEqual(["kite", "lake"]);
    local.setItem("of tabs", '{"version":1,"value":["lake"]}');
    add(kept, "wind");
    expect(kept.get()).toEqual(["lake", "wind"]);
  });

  test.each(["isBlocked", "isFull"] as const)("lives as long as the page where storage %s", (trouble) => {
    const kept = open();
    local[trouble] = true;
    add(kept, "kite");
    add(kept, "lake");
    expect(kept.get()).toEqual(["kite", "lake"]);
    local[trouble] = false;
    expect(open().get()).toEqual([]);
    add(kept, "wind");
    expect(open().get()).toEqual(["kite", "lake", "wind"]);
  });

  test("is nothing where anything else wrote there", () => {
    for (const text of ["kite", "{", "null", "7", '{"version":1,"value":{}}']) {
      local.setItem(key, text);
      expect(open().get()).toEqual([]);
    }
  });

  test("moves from the key under which it was kept before, once", () => {
    const openMoved = () => openKept({ key, formerKey: "words", schema: z.string(), fallback: "" });
    local.setItem("words", '{"version":1,"value":"kite"}');
    expect(openMoved().get()).toBe("kite");
    expect(local.getItem("words")).toBeNull();
    local.setItem("words", '{"version":1,"value":"older"}');
    expect(openMoved().get()).toBe("kite");
  });

  test("of a member goes with the member", () => {
    local.setItem("triptych/a/1", "x");
    local.setItem("triptych/b/1", "x");
    forgetKept("/a/");
    expect(local.key(0)).toBe("triptych/b/1");
    local.isBlocked = true;
    expect(() => forgetKept("/b/")).not.toThrow();
  });
});

describe("what an older or newer studio kept", () => {
  test("is read by the way up, also from before versions were said", () => {
    const openCount = () =>
      openKept({
        key,
        schema: z.number(),
        upgrades: [
          z.pipe(
            z.array(z.string()),
            z.transform((words) => words.length),
          ),
        ],
        fallback: 0,
      });
    for (const text of [
      '["kite","lake"]',
      '{"version":1,"value":["kite","lake"]}',
      '{"version":2,"value":2}',
    ]) {
      local.setItem(key, text);
      expect(openCount().get()).toBe(2);
    }
    openCount().update((count) => count + 1);
    expect(local.getItem(key)).toBe('{"version":2,"value":3}');
  });

  test("is refused with a sentence when it is newer, once, and left as it is", async () => {
    const toasts: ToastOptions[] = [];
    const disconnect = connectToasts((toast) => toasts.push(toast));
    const newer = '{"version":2,"value":{"kite":1}}';
    local.setItem(key, newer);
    const kept = open("What you said");
    expect(kept.get()).toEqual([]);
    add(kept, "lake");
    kept.update(() => []);
    add(kept, "wind");
    expect(kept.get()).toEqual(["wind"]);
    expect(local.getItem(key)).toBe(newer);
    await vi.waitFor(() => expect(toasts).toHaveLength(1));
    expect(toasts[0]?.title).toBe(
      "What you said was saved by a newer version of Triptych. Update the studio to open it.",
    );
    disconnect();
  });
});
