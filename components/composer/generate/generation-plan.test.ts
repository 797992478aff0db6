import { describe, expect, test } from "vitest";
import type { Asset } from "#lib/domain/media/asset.ts";
import {
  type AssetId,
  assetIdSchema,
  modelIdSchema,
  type ReferenceId,
  referenceIdSchema,
} from "#lib/domain/base/id.ts";
import { newPrompt, type Prompt } from "#lib/domain/prompt/prompt.ts";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
import type { ComposerState, Converting, Upload } from "#components/composer/composer-state.ts";
import { listModels } from "#components/composer/models/list-models.ts";
import { absentModels } from "#components/composer/models/absent-models.ts";
import { judgeModels } from "#components/composer/models/judge-models.ts";
import { planGeneration } from "./generation-plan.ts";
import { isArriving } from "./waiting-text.ts";

const animatic = modelIdSchema.parse("animatic/animatic");
const oxen = modelIdSchema.parse("oxen/seedance-2.0-r2v");
const siray = modelIdSchema.parse("siray/seedance-2.0-ref2v-spicy");
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
  return {
    document: { ...newPrompt([animatic]), ...change },
    assets,
    uploads,
    refusals: [],
    conversions: [],
  };
}

const clip = { id: referenceId, kind: "video", name: "clip1.mp4", role: null } as const;
const words: Prompt["body"] = [{ type: "text", text: "A lake" }];

function plan(state: ComposerState, providerChoices: ProviderChoices = {}, hasKey = true) {
  const models = listModels(providerChoices);
  const choices = new Map(
    models.map(({ model }) => [
      model.id,
      {
        modelId: model.id,
        hasKey: hasKey || model.billing === "free",
        route: "none" as const,
        baseUrl: null,
      },
    ]),
  );
  const absent = absentModels(state.document.modelIds, models, choices);
  return planGeneration(state, judgeModels(state, models, choices), new Map(), absent);
}

describe("what a press of Generate would do", () => {
  test("a video per variation, free with the animatic", () => {
    const document = newPrompt([animatic]);
    const three = plan(stateOf({ body: words, settings: { ...document.settings, variations: 3 } }));
    expect(three).toMatchObject({ videos: 3, estimate: "Free", blocked: null, leftOut: [] });
  });

  test("with the owner's prices an estimate, which follows what one model is asked for", () => {
    const modelIds = [animatic, oxen, siray];
    const prices = { oxen: { pricesPerSecondMicro: { [oxen]: 112_000 } } };
    const five = plan(stateOf({ body: words, modelIds }), prices);
    expect(five).toMatchObject({ videos: 3, estimate: "about $0.56 + 1 unknown", isEstimated: true });
    const ten = { [oxen]: { durationMs: 10_000 } };
    const longer = plan(stateOf({ body: words, modelIds, overrides: ten }), prices);
    expect(longer.estimate).toBe("about $1.12 + 1 unknown");
    expect(plan(stateOf({ body: words, modelIds }))).toMatchObject({
      estimate: "No price yet",
      isEstimated: false,
    });
  });

  test("says who is billed where it is not the key's own account", () => {
    const modelIds = [animatic, oxen];
    const overrides = { [oxen]: { extras: { namespace: "acme" } } };
    expect(plan(stateOf({ body: words, modelIds, overrides })).billedTo).toEqual([
      "Billed to acme for Seedance 2.0 Reference to Video (Oxen)",
    ]);
    expect(plan(stateOf({ body: words, modelIds: [animatic], overrides })).billedTo).toEqual([]);
    expect(plan(stateOf({ body: words, modelIds })).billedTo).toEqual([]);
  });

  test("nothing while a reference is uploading or being measured", () => {
    const references = [{ ...clip, assetId: null }];
    expect(plan(stateOf({ body: words, references }, upload)).blocked).toBe("Uploading clip1.mp4, 40 %");
    const measuring = { ...asset, state: "measuring", measured: {} } as const;
    const bound = [{ ...clip, assetId }];
    expect(plan(stateOf({ body: words, references: bound }, measuring)).blocked).toBe("Analysing clip1.mp4");
    expect(plan(stateOf({ body: words, references: bound }, asset)).blocked).toBeNull();
  });

  test("a press is kept for what is on its way alone, and for nothing else that blocks", () => {
    const references = [{ ...clip, assetId: null }];
    const bound = [{ ...clip, assetId }];
    expect(isArriving(stateOf({}))).toBe(false);
    expect(isArriving(stateOf({ references: bound }, asset))).toBe(false);
    expect(isArriving(stateOf({ references: bound }, { ...asset, state: "measuring", measured: {} }))).toBe(
      true,
    );
    expect(isArriving(stateOf({ references }, upload))).toBe(true);
    expect(isArriving(stateOf({ references }, { ...upload, state: "failed" }))).toBe(false);
    expect(isArriving(stateOf({ references }))).toBe(false);
  });

  test("nothing while a file is converted, which is on its way like any other", () => {
    const state = stateOf({ body: words, references: [{ ...clip, assetId }] }, asset);
    const conversion: Converting = {
      ...{ key: referenceId, reference: referenceId, of: assetId, from: assetId, does: "replace" },
      ...{
        edit: { version: 1, format: "mp4" },
        isByItself: true,
        state: "making",
        progress: 0.409,
        id: null,
      },
    };
    const converting = { ...state, conversions: [conversion] };
    expect(plan(converting)).toMatchObject({ blocked: "Converting clip1.mp4, 40 %", videos: 1 });
    expect(isArriving(converting)).toBe(true);
    const other: Converting = { ...conversion, does: "add" };
    for (const one of [other, { ...conversion, state: "failed" as const }])
      expect(plan({ ...state, conversions: [one] }).blocked).toBeNull();
  });

  test("after a reload in the middle of an upload the file is asked for again", () => {
    const references = [{ ...clip, assetId: null }];
    expect(plan(stateOf({ body: words, references })).blocked).toBe(
      "Choose clip1.mp4 again to resume, or remove it",
    );
  });

  test("nothing to models that have no key, or are in the studio no longer, and says so", () => {
    const gone = modelIdSchema.parse("long/gone");
    const some = plan(stateOf({ body: words, modelIds: [gone, animatic, oxen] }), {}, false);
    const leftOut = ["long/gone: No longer offered", "Seedance 2.0 Reference to Video (Oxen): No key"];
    expect(some).toMatchObject({ videos: 1, blocked: null, leftOut });
    expect(plan(stateOf({ body: words, modelIds: [oxen] }), {}, false).blocked).toBe("No key");
    expect(plan(stateOf({ body: words, modelIds: [gone] })).blocked).toBe("No longer offered");
    const neither = plan(stateOf({ body: words, modelIds: [gone, oxen] }), {}, false);
    expect(neither.blocked).toBe("No chosen model can run this");
  });

  test("nothing without a model, without words, or with a token whose file is gone", () => {
    expect(plan(stateOf({ body: words, modelIds: [] })).blocked).toBe("Choose a model");
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
