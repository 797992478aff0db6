import { expect, test } from "vitest";
import type { ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import { type ChosenResult, resultManifest } from "./result-manifest.ts";

const hero = "0192d6a0-0000-7000-8000-0000000000aa" as ReferenceId; // ids to be read
const gone = "0192d6a0-0000-7000-8000-0000000000bb" as ReferenceId;
const modelId = "oxen/kite" as ModelId;

const prompt: Prompt = {
  ...newPrompt([modelId]),
  body: [
    { type: "reference", id: hero },
    { type: "text", text: " flies a kite to " },
    { type: "reference", id: gone },
  ],
  references: [{ id: hero, assetId: null, kind: "image", name: "hero.png", role: "subject" }],
  overrides: { [modelId]: { durationMs: 8000 } },
};

const result: ChosenResult = {
  generationId: "g",
  runId: "r",
  modelId,
  modelVersion: "2",
  variation: 1,
  output: 1,
  prompt,
  revisedPrompt: null,
  cost: { micro: 1_250_000, currency: "USD" },
  hasUnknownBill: true,
  estimate: { micro: 600_000, currency: "USD" },
  verdict: "keep",
  stars: 4,
  isFavourite: true,
  tags: ["hero"],
  askedAt: "2026-11-21T10:00:00.000Z",
  readyAt: null,
};

test("a manifest says of each result what was asked for, by whom it was made, and what was said of it", () => {
  const file = {
    name: "a kite.mp4",
    role: "result",
    sha256: "f".repeat(64),
    sizeBytes: 10,
    measured: { durationMs: 8000 },
  } as const;
  const options = { labelOf: () => "Kite (Oxen)", missing: [], madeAt: "2026-11-21T12:00:00.000Z" };
  expect(resultManifest([{ result, files: [file] }], options)).toMatchObject({
    results: [
      {
        files: [file],
        model: { id: modelId, name: "Kite (Oxen)", version: "2" },
        prompt: "[Image 1] flies a kite to [missing]",
        references: [{ label: "Image 1", kind: "image", name: "hero.png", role: "subject" }],
        settings: { durationMs: 8000, resolution: "720p" },
        cost: { amount: 1.25, currency: "USD" },
        hasUnknownBill: true,
        estimate: { amount: 0.6, currency: "USD" },
        verdict: "keep",
        tags: ["hero"],
      },
    ],
    missing: [],
  });
});
