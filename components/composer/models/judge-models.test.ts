import { expect, test } from "vitest";
import { issueMessage } from "#lib/domain/limits/messages.ts";
import { type AssetId, assetIdSchema, type ModelId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import type { ComposerState, Upload } from "#components/composer/composer-state.ts";
import { createStore } from "#components/state/store.ts";
import { createVerdicts } from "./create-verdicts.ts";
import { listModels } from "./list-models.ts";
import { isRefusal, judgeModels } from "./judge-models.ts";

const models = listModels({});
const modelId = "siray/seedance-2.0-ref2v-spicy" as ModelId; // of the catalog
const choices = new Map([[modelId, { modelId, hasKey: true, route: "link" as const, baseUrl: null }]]);

const clip = sampleAsset(1, "mp4");
const prompt = samplePrompt([clip], [0]);
const [reference] = prompt.references;
const id = reference!.id; // the sample has one
const sending: Upload = {
  state: "sending",
  progress: 0.4,
  format: "mp4",
  sizeBytes: 3_000_000,
  localUrl: null,
};
const measured = { widthPx: 1280, heightPx: 720, durationMs: 18_200, fps: 60, videoCodec: "avc" };

function stateOf(upload: Upload | null, assetId: AssetId | null = null, asset?: Asset): ComposerState {
  return {
    document: { ...prompt, modelIds: [modelId], references: [{ ...reference!, assetId }] },
    assets: assetMap(asset ? [asset] : []),
    uploads: new Map(upload ? [[id, upload]] : []),
    refusals: [],
    conversions: [],
  };
}
const errorsOf = (state: ComposerState) =>
  judgeModels(state, models, choices).flatMap(({ issues }) => issues.filter(isRefusal).map(issueMessage));
const tooLong = "Video 1: 18.2 s, max 15 s";

test("a file is judged by what the browser read while it is on its way, and until the studio has read it", () => {
  expect(errorsOf(stateOf(sending))).toEqual([]);
  expect(errorsOf(stateOf({ ...sending, measured }))).toContain(tooLong);
  const assetId = assetIdSchema.parse(clip.id);
  const measuring: Asset = { ...clip, state: "measuring", measured: {} };
  expect(errorsOf(stateOf({ ...sending, measured, state: "sent" }, assetId, measuring))).toContain(tooLong);
  expect(errorsOf(stateOf({ ...sending, state: "sent" }, assetId, measuring))).toEqual([]);
});

test("the studio's own reading counts as soon as it is there", () => {
  const read: Asset = { ...clip, state: "ready", measured: { ...measured, durationMs: 14_900 } };
  expect(errorsOf(stateOf({ ...sending, measured, state: "sent" }, clip.id, read))).toEqual([]);
});

test("a file that the browser cannot read is an error in words, not something to wait for", () => {
  expect(errorsOf(stateOf({ ...sending, trouble: "damaged" }))).toEqual([
    `Video 1: Can't read ${reference!.name}: damaged, or not what it seems`,
  ]);
});

test("verdicts follow a reading at once, and progress does not trouble them", async () => {
  const store = createStore(stateOf(sending));
  const { verdicts, stopJudging } = createVerdicts(store, models, choices);
  const first = verdicts.get();
  const change = (upload: Partial<Upload>) =>
    store.update((state) => ({ ...state, uploads: new Map([[id, { ...sending, ...upload }]]) }));
  change({ progress: 0.9 });
  await Promise.resolve();
  expect(verdicts.get()).toBe(first);
  change({ progress: 0.9, measured });
  await Promise.resolve();
  expect(verdicts.get()[0]?.issues.map(issueMessage)).toContain(tooLong);
  stopJudging();
});

test("a file that is converted is waited for as what it becomes, also before the studio has read it", () => {
  const matroska: Upload = { ...sending, format: "mkv", measured: { ...measured, durationMs: 9000 } };
  expect(errorsOf(stateOf(matroska))).toEqual([]);
  expect(errorsOf(stateOf({ ...matroska, measured }))).toContain(tooLong);

  const read = sampleAsset(1, "mkv", { measured: { ...measured, durationMs: 9000, needsConverting: true } });
  const ready = stateOf(null, read.id, read);
  expect(errorsOf(ready)).toEqual(["Video 1: MKV, convert to send"]);
  const edit = { version: 1, format: "mp4" } as const;
  const converting = {
    ...{ key: id, reference: id, of: read.id, from: read.id, edit, does: "replace" as const },
    ...{ isByItself: true, state: "making" as const, progress: 0.4, id: null },
  };
  expect(errorsOf({ ...ready, conversions: [converting] })).toEqual([]);
  expect(errorsOf({ ...ready, conversions: [{ ...converting, state: "failed" }] })).toHaveLength(1);

  const asIs = stateOf(matroska);
  asIs.document.references[0]!.asIs = true;
  expect(errorsOf(asIs)).toEqual(["Video 1: MKV, convert to send"]);
});
