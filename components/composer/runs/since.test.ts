import { expect, test } from "vitest";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { promptChanges } from "#lib/domain/prompt/prompt-changes.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { onlySetting, sinceText } from "./since.ts";

const [hero, walk] = [sampleAsset(1, "png"), sampleAsset(2, "mp4")];
const before = samplePrompt([hero, walk], [0, " walks along the pier."]);
const snapshot = (prompt: Prompt): Snapshot => ({ prompt, assets: [hero, walk] });
const changed = (change: Partial<Prompt>) =>
  promptChanges(snapshot(before), snapshot({ ...before, ...change }));
const since = (change: Partial<Prompt>) =>
  sinceText(changed(change), (id) => `<${id}>`).map(({ reference, quoted, text }) =>
    [reference, quoted && `“${quoted}”`, text].filter(Boolean).join(" "),
  );

test("what changed since a run fits into a line", () => {
  expect(since({})).toEqual(["nothing changed"]);
  expect(since({ references: before.references.slice(0, 1) })).toEqual(["Video 1 removed"]);
  expect(since({ references: [] })).toContain("2 references removed");
  expect(since({ body: [...before.body, { type: "text", text: " Ropes, water and one gull." }] })).toEqual([
    "“Ropes, water and one gull.” added",
  ]);
  expect(
    since({ body: [{ type: "text", text: "A very long sentence about another thing altogether." }] }),
  ).toEqual(["8 words changed"]);
  const [first, second] = before.references;
  expect(since({ references: [{ ...first!, role: "first-frame" }, second!] })).toEqual([
    "Image 1 now first frame",
  ]);
  expect(since({ settings: { ...before.settings, durationMs: 8000, seed: 4 } })).toEqual([
    "5 s → 8 s",
    "Random → 4",
  ]);
});

test("two runs that differ in one setting alone are told apart by it", () => {
  const settings = { ...before.settings, durationMs: 8000 };
  expect(onlySetting(changed({ settings }))).toBe("durationMs");
  expect(onlySetting(changed({ settings, references: [] }))).toBeNull();
  expect(onlySetting(changed({ settings: { ...settings, seed: 4 } }))).toBeNull();
  expect(onlySetting(changed({}))).toBeNull();
});
