import { expect, test } from "vitest";
import { goesOn, listed, shortcutOf, shortcuts } from "./shortcuts.ts";

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test("no two shortcuts share a key", () => {
  const keys = shortcuts.flatMap((shortcut) => [...shortcut.keys]);
  expect(new Set(keys).size).toBe(keys.length);
});

test("a field keeps every key", () => {
  for (const { keys } of shortcuts)
    for (const key of keys) expect(shortcutOf(shortcuts, press(key), "field")).toBeNull();
});

test("a button keeps Space, a slider its arrows, and neither the rest", () => {
  expect(shortcutOf(shortcuts, press(" "), "control")).toBeNull();
  expect(shortcutOf(shortcuts, press("ArrowLeft"), "control")).toBeNull();
  expect(shortcutOf(shortcuts, press(","), "control")).toBe("previous-frame");
  expect(shortcutOf(shortcuts, press("k"), "control")).toBe("keep");
  expect(shortcutOf(shortcuts, press(" "), "page")).toBe("play");
});

test("a key that is held steps on, and judges or deletes once", () => {
  expect(["ArrowRight", ",", "z"].every(goesOn)).toBe(true);
  expect(["k", "u", "n", " ", "Delete", "d"].some(goesOn)).toBe(false);
});

test("keys of the browser and the system stay theirs", () => {
  expect(shortcutOf(shortcuts, press("r", { ctrlKey: true }), "page")).toBeNull();
  expect(shortcutOf(shortcuts, press("l", { metaKey: true }), "page")).toBeNull();
  expect(shortcutOf(shortcuts, press("ArrowLeft", { altKey: true }), "page")).toBeNull();
});

test("what is no shortcut is nobody's", () => {
  expect(shortcutOf(shortcuts, press("q"), "page")).toBeNull();
  expect(shortcutOf(shortcuts, press("Tab"), "page")).toBeNull();
});

test("the list has counterparts in one line, under the heading that was named last", () => {
  const groups = listed(shortcuts);
  expect(groups.map(({ group }) => group)).toEqual(["Play", "Clips", "Verdict", "Layout"]);
  expect(groups[0]?.lines.slice(0, 2)).toEqual([
    { id: "play", caps: ["Space"], words: "Play or pause" },
    { id: "previous-frame", caps: ["←", "→", ",", "."], words: "Step a frame" },
  ]);
  const plain = listed([{ id: "a", keys: ["a"], caps: ["A"], words: "Add" }]);
  expect(plain).toEqual([{ group: "", lines: [{ id: "a", caps: ["A"], words: "Add" }] }]);
});
