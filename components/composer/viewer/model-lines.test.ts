import { expect, test } from "vitest";
import { listModels } from "#components/composer/models/list-models.ts";
import { judgeModels } from "#components/composer/models/judge-models.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import type { Role } from "#lib/domain/prompt/reference.ts";
import { modelLines } from "./model-lines.ts";

const models = listModels({});
const choices = new Map(
  models.map(({ model }) => [
    model.id,
    { modelId: model.id, hasKey: true, route: "link" as const, baseUrl: null },
  ]),
);

/** What the animatic, Siray and a model without references say of one file, as it reads. */
function said(asset: Asset, role: Role | null = null): string[] {
  const modelIds = [
    "animatic/animatic",
    "siray/seedance-2.0-ref2v-spicy",
    "siraya/seedance-1.0-pro",
  ] as ModelId[]; // of the catalog
  const sample = samplePrompt([asset], ["Like ", 0], { modelIds });
  const document = { ...sample, references: sample.references.map((one) => ({ ...one, role })) };
  const files = { assets: assetMap([asset]), uploads: new Map(), conversions: [] };
  const verdicts = judgeModels({ document, ...files }, models, choices);
  return modelLines(document.references[0]!, verdicts).map(
    ({ name, state, words }) => `${name}: ${words} (${state})`,
  );
}

const clip = (durationMs: number, change: Partial<Asset> = {}) =>
  sampleAsset(1, "mp4", {
    measured: { widthPx: 1280, heightPx: 720, durationMs, fps: 24, videoCodec: "avc" },
    ...change,
  });

test("a model says in one line that a file fits, or the number that doesn't", () => {
  expect(said(clip(4000))).toEqual([
    "Animatic: Fits (fits)",
    "Siray: Fits (fits)",
    "SIRAYA: Left out (changed)",
  ]);
  expect(said(clip(22_000))[1]).toBe("Siray: 22 s, max 15 s (refused)");
});

test("a model without references takes an image as its first frame, and no other", () => {
  const image = sampleAsset(1, "png");
  expect(said(image, "first-frame")[2]).toBe("SIRAYA: Fits (fits)");
  expect(said(image)[2]).toBe("SIRAYA: Left out (changed)");
});

test("of several refusals the first is said and the rest counted", () => {
  expect(said(clip(22_000, { sizeBytes: 900_000_000 }))[1]).toMatch(/^Siray: .+, \+1 more \(refused\)$/);
});

test("that a file can't be read is told shortly by whoever lacks it", () => {
  expect(said(clip(0, { state: "unreadable", trouble: "damaged", measured: {} }))[1]).toBe(
    "Siray: Can't be read (refused)",
  );
  expect(said(clip(0, { state: "missing", measured: {} }))[1]).toBe("Siray: Deleted (refused)");
});

test("nothing is said of a file before it has been read", () => {
  expect(said(clip(0, { state: "measuring", measured: {} })).slice(0, 2)).toEqual([
    "Animatic: Waiting (waiting)",
    "Siray: Waiting (waiting)",
  ]);
});
