import { describe, expect, test } from "vitest";
import type { Asset } from "#lib/domain/asset.ts";
import type { AssetId, ReferenceId } from "#lib/domain/id.ts";
import { assetIdSchema, modelIdSchema, referenceIdSchema } from "#lib/domain/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt.ts";
import type { ComposerState, Upload } from "#components/composer/composer-state.ts";
import { judgeModels } from "#components/composer/models/verdict.ts";
import { planGeneration } from "./generation-plan.ts";

const animatic = modelIdSchema.parse("animatic/animatic");
const assetId = assetIdSchema.parse("018f0000-0000-7000-8000-000000000001");
const referenceId = referenceIdSchema.parse("018f0000-0000-7000-8000-000000000002");
const asset: Asset = {
  id: assetId,
  name: "clip1.mp4",
  kind: "video",
  format: "mp4",
  sizeBytes: 1000,
  sha256: "a".repeat(64),
  state: "ready",
  measured: { widthPx: 640, heightPx: 360, durationMs: 4000 },
};
const upload: Upload = {
  state: "sending",
  progress: 0.409,
  format: "mp4",
  sizeBytes: 1000,
  localUrl: "blob:x",
};

function stateOf(change: Partial<Prompt>, ...files: (Asset | Upload)[]): ComposerState {
  const assets = new Map<AssetId, Asset>();
  const uploads = new Map<ReferenceId, Upload>();
  for (const file of files) {
    if ("id" in file) assets.set(file.id, file);
    else uploads.set(referenceId, file);
  }
  return { document: { ...newPrompt([animatic]), ...change }, assets, uploads, refusals: [] };
}

const clip = { id: referenceId, kind: "video", name: "clip1.mp4", role: null } as const;
const words: Prompt["body"] = [{ type: "text", text: "A lake" }];

function plan(state: ComposerState) {
  const choice = { modelId: animatic, hasKey: true, route: "none" as const, baseUrl: null };
  const choices = new Map([[animatic, choice]]);
  return planGeneration(state, judgeModels(state, choices), new Map());
}

describe("what a press of Generate would do", () => {
  test("a video per variation, free with the animatic", () => {
    const document = newPrompt([animatic]);
    const three = plan(stateOf({ body: words, settings: { ...document.settings, variations: 3 } }));
    expect(three).toMatchObject({ videos: 3, estimate: "free", blocked: null, leftOut: [] });
  });

  test("nothing while a reference is uploading or being measured", () => {
    const references = [{ ...clip, assetId: null }];
    expect(plan(stateOf({ body: words, references }, upload)).blocked).toBe("Uploading clip1.mp4, 40 %");
    const measuring = { ...asset, state: "measuring", measured: {} } as const;
    const bound = [{ ...clip, assetId }];
    expect(plan(stateOf({ body: words, references: bound }, measuring)).blocked).toBe("Measuring clip1.mp4");
    expect(plan(stateOf({ body: words, references: bound }, asset)).blocked).toBeNull();
  });

  test("after a reload in the middle of an upload the file is asked for again", () => {
    const references = [{ ...clip, assetId: null }];
    expect(plan(stateOf({ body: words, references })).blocked).toBe(
      "Choose clip1.mp4 again to finish its upload, or remove it",
    );
  });

  test("nothing without a model, without words, or with a token whose file is gone", () => {
    expect(plan(stateOf({ body: words, modelIds: [] })).blocked).toBe("Choose a model.");
    expect(plan(stateOf({})).blocked).toContain("The prompt is empty.");
    const gone = plan(
      stateOf({
        body: [{ type: "reference", id: referenceId }],
        removed: [{ ...clip, assetId }],
      }),
    );
    expect(gone).toMatchObject({ videos: 0 });
    expect(gone.blocked).toContain("clip1.mp4");
  });
});
