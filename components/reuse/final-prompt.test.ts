import { expect, test } from "vitest";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import { newPrompt } from "#lib/domain/prompt/prompt.ts";
import { finalPrompt } from "./final-prompt.ts";

const modelId = "maker/film" as ModelId; // in the branded shape
const other = "maker/other" as ModelId;
const base = newPrompt([modelId, other]);
const prompt = { ...base, settings: { ...base.settings, variations: 4, resolution: "480p" as const } };
const sent: Sent = {
  version: 1,
  isRebuilt: false,
  settings: { resolution: "480p", seed: 42 },
  references: {},
};

test("a final asks its model alone for one video at the highest resolution, with the seed it had", () => {
  const final = finalPrompt(prompt, { modelId, sent, offered: ["480p", "1080p", "720p"] });
  expect(final).toMatchObject({ resolution: "1080p", hasSeed: true });
  expect(final.prompt.modelIds).toEqual([modelId]);
  expect(final.prompt.settings).toMatchObject({ variations: 1, resolution: "1080p", seed: 42 });
});

test("where nothing higher is offered, all stays as it was", () => {
  const final = finalPrompt(prompt, { modelId, sent, offered: ["480p"] });
  expect(final.resolution).toBeNull();
  expect(final.prompt.settings.resolution).toBe("480p");
});

test("a resolution of the model's own gives way, its other settings stay", () => {
  const own = { ...prompt, overrides: { [modelId]: { resolution: "720p" as const, durationMs: 4000 } } };
  const final = finalPrompt(own, { modelId, sent: null, offered: ["720p", "4k"] });
  expect(final.prompt.overrides[modelId]).toEqual({ durationMs: 4000 });
  expect(final).toMatchObject({ resolution: "4k", hasSeed: false });
});

test("a seed that no prompt can ask for is not asked for", () => {
  const large: Sent = { ...sent, settings: { seed: Number.MAX_SAFE_INTEGER } };
  expect(finalPrompt(prompt, { modelId, sent: large, offered: [] }).prompt.settings.seed).toBeNull();
});
