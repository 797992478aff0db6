import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { renamePromptAction } from "#lib/actions/prompt-actions.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { givenNames, namePrompt, saveNameNow } from "./prompt-names.ts";

vi.mock("#lib/actions/prompt-actions.ts", () => ({
  renamePromptAction: vi.fn<typeof renamePromptAction>(),
}));
const rename = vi.mocked(renamePromptAction);

let number = 0;
const draft = (saveNow = async (): Promise<number | null> => 1) => ({
  id: sampleId<PromptId>((number += 1)),
  saveNow,
});
const stateOf = (id: PromptId) => givenNames.get().get(id)?.state;

beforeEach(() => {
  vi.useFakeTimers();
  rename.mockReset().mockResolvedValue({ ok: true });
});
afterEach(() => void vi.useRealTimers());

test("a name is saved once, when the hand rests", async () => {
  const one = draft();
  for (const name of ["R", "Re", "Red"]) namePrompt(one, name);
  expect(stateOf(one.id)).toBe("unsaved");
  await vi.advanceTimersByTimeAsync(600);
  expect(rename.mock.calls).toEqual([[{ id: one.id, name: "Red" }]]);
  expect(stateOf(one.id)).toBe("saved");
});

test("whoever leaves the field waits for nothing, and a saved name is not sent again", async () => {
  const one = draft();
  namePrompt(one, "Red");
  await saveNameNow(one);
  expect(stateOf(one.id)).toBe("saved");
  await saveNameNow(one);
  await vi.advanceTimersByTimeAsync(600);
  expect(rename).toHaveBeenCalledTimes(1);
});

test("without an answer it is sent again, and not before its prompt is there", async () => {
  let version: number | null = null;
  const one = draft(async () => version);
  namePrompt(one, "Red");
  await vi.advanceTimersByTimeAsync(600);
  expect(rename).not.toHaveBeenCalled();
  expect(stateOf(one.id)).toBe("failed");
  version = 1;
  rename.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  await vi.advanceTimersByTimeAsync(5000);
  expect(stateOf(one.id)).toBe("failed");
  await vi.advanceTimersByTimeAsync(5000);
  expect(stateOf(one.id)).toBe("saved");
});

test("a name that was given while an older one was sent is the one that stays", async () => {
  const one = draft();
  const { promise, resolve } = Promise.withResolvers<{ ok: true }>();
  rename.mockReturnValueOnce(promise);
  namePrompt(one, "Red");
  await vi.advanceTimersByTimeAsync(600);
  namePrompt(one, "Red coat");
  resolve({ ok: true });
  await vi.advanceTimersByTimeAsync(600);
  expect(rename.mock.lastCall).toEqual([{ id: one.id, name: "Red coat" }]);
  expect(givenNames.get().get(one.id)).toEqual({ name: "Red coat", state: "saved" });
});
