import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeStorage } from "#components/state/testing/fake-storage.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import { beginPress, endPress } from "./pending-press.ts";

let storage: FakeStorage;
let promptId: PromptId;
let count = 0;
beforeEach(() => {
  storage = new FakeStorage();
  promptId = `prompt-${++count}` as PromptId; // each test has one of its own
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("sessionStorage", storage);
});
afterEach(() => vi.unstubAllGlobals());

test("a press that is repeated before its answer has the key of the first, and another one after it", () => {
  const first = beginPress(promptId, "a");
  expect(beginPress(promptId, "a")).toBe(first);
  expect(beginPress(promptId, "b")).not.toBe(first);
  endPress(promptId);
  expect(beginPress(promptId, "a")).not.toBe(first);
});

test("a press that the browser cannot keep is not made: after a reload it would be paid again", () => {
  storage.isFull = true;
  expect(() => beginPress(promptId, "a")).toThrow("keeps no press");
  expect(() => beginPress(promptId, "a")).toThrow("keeps no press"); // pressed again
  storage.isFull = false;
  storage.isBlocked = true;
  expect(() => beginPress(promptId, "b")).toThrow("Blocked");
});

test("nor is one that would stand behind an older press which cannot be written over", () => {
  const older = beginPress(promptId, "a");
  storage.isFull = true;
  expect(() => beginPress(promptId, "b")).toThrow("keeps no press");
  expect(storage.getItem(`press-${promptId}`)).toContain(older);
});
