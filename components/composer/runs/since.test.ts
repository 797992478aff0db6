import { expect, test } from "vitest";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import { onlySetting, sinceText } from "./since.ts";

const [hero, walk] = [sampleAsset(1, "png"), sampleAsset(2, "mp4")];
const before = samplePrompt([hero, walk], [0, " walks along the pier."]);
const snapshot = (prompt: Prompt): Snapshot => ({ prompt, assets: [hero, walk] });
const since = (change: Partial<Prompt>) =>
  sinceText(snapshot(before), snapshot({ ...before, ...change }), (id) => `<${id}>`).map(
    ({ reference, quoted, text }) => [reference, quoted && `“${quoted}”`, text].filter(Boolean).join(" "),
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

test("words that came or went in one place are quoted, many are counted", () => {
  const [token] = before.body;
  const written = (text: string): Partial<Prompt> => ({ body: [token!, { type: "text", text }] });
  expect(since(written(" walks slowly along the pier."))).toEqual(["“slowly” added"]);
  expect(since(written(" walks along the pier under a moon."))).toEqual(["“under a moon” added"]);
  expect(since(written(" walks the pier."))).toEqual(["“along” removed"]);
  expect(since(written(" runs along the quay."))).toEqual(["2 words changed"]);
  expect(since(written(" walks along the pier!"))).toEqual(["1 word changed"]);
  expect(since(written("  walks along  the pier. "))).toEqual(["nothing changed"]);
  expect(since({ body: [{ type: "text", text: "walks along the pier." }] })).toEqual(["“Image 1” removed"]);
});

test("two runs that differ in one setting alone are told apart by it", () => {
  const only = (change: Partial<Prompt>) => onlySetting(snapshot(before), snapshot({ ...before, ...change }));
  const settings = { ...before.settings, durationMs: 8000 };
  expect(only({ settings })).toBe("durationMs");
  expect(only({ settings, references: [] })).toBeNull();
  expect(only({ settings, body: [] })).toBeNull();
  expect(only({ settings: { ...settings, seed: 4 } })).toBeNull();
  expect(only({})).toBeNull();
});
