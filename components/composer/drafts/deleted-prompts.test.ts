import { expect, test, vi } from "vitest";
import type { deletePromptAction, restorePromptAction } from "#lib/actions/prompt-actions.ts";
import type { PromptId } from "#lib/domain/base/id.ts";
import type { PromptItem } from "#lib/domain/prompt/prompt-page.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { deletedPrompts, deletePrompt, restorePrompt } from "./deleted-prompts.ts";

vi.mock("#lib/actions/prompt-actions.ts", () => ({
  deletePromptAction: vi.fn<typeof deletePromptAction>(async () => ({ ok: true })),
  restorePromptAction: vi.fn<typeof restorePromptAction>(async () => ({ ok: true })),
}));

const item: PromptItem = {
  id: sampleId<PromptId>(1),
  name: "Kites",
  excerpt: "",
  references: 0,
  runs: 0,
  picture: null,
  updatedAt: "2026-11-30T12:00:00.000Z",
};

test("a prompt that is deleted by a double click waits once, and comes back by one press", async () => {
  expect(await Promise.all([deletePrompt(item), deletePrompt(item)])).toEqual([true, true]);
  expect(deletedPrompts.get()).toEqual([item]);
  expect(await restorePrompt(item)).toBe(true);
  expect(deletedPrompts.get()).toEqual([]);
});
