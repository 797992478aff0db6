import { expect, test } from "vitest";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import type { ComposerState, Upload } from "#components/composer/composer-state.ts";
import { listModels } from "#components/composer/models/list-models.ts";
import { absentModels } from "#components/composer/models/absent-models.ts";
import { judgeModels } from "#components/composer/models/judge-models.ts";
import { fitLines } from "./fit-lines.ts";
import { fitRows } from "./fit-rows.ts";

const animatic = "animatic/animatic";
const oxen = "oxen/seedance-2.0-r2v";
const siray = "siray/seedance-2.0-ref2v-spicy";
const modellix = "modellix/seedance-2.0-v2v";
const withoutReferences = "siraya/seedance-1.0-pro";

type Files = Partial<Pick<ComposerState, "assets" | "uploads" | "conversions">>;

/** The table as people read it: per row its label and what each cell says; and the lines under it. */
function fit(document: Prompt, modelIds: readonly string[], files: Files = {}, withKey = true) {
  const models = listModels({});
  const choices = new Map(
    models.map(({ model }) => [
      model.id,
      {
        modelId: model.id,
        hasKey: withKey || model.billing === "free",
        route: "link" as const,
        baseUrl: null,
      },
    ]),
  );
  const state = {
    document: { ...document, modelIds: modelIds as ModelId[] }, // ids of the catalog
    assets: files.assets ?? new Map(),
    uploads: files.uploads ?? new Map(),
    conversions: files.conversions ?? [],
  };
  const verdicts = judgeModels(state, models, choices);
  const lines = fitLines(state, verdicts, absentModels(state.document.modelIds, models, choices));
  return {
    table: Object.fromEntries(fitRows(state, verdicts).map(({ label, cells }) => [label, cells])),
    refused: lines.refused.map(({ text, modelIds: whom }) => [text, ...whom]),
    changed: lines.changed.map(({ text, modelIds: whom }) => [text, ...whom]),
    remedies: lines.refused.map(({ remedy }) => remedy),
  };
}

const image = (number: number, change: Partial<Asset> = {}) => sampleAsset(number, "png", change);
const clip = (number: number, durationMs: number, change: Partial<Asset> = {}) =>
  sampleAsset(number, "mp4", {
    measured: { widthPx: 1280, heightPx: 720, durationMs, fps: 24, videoCodec: "avc" },
    ...change,
  });

test("a dot says whether a model takes a reference, and each refusal is said once with all whom it concerns", () => {
  const assets = [image(1), clip(2, 18_200)];
  const document = samplePrompt(assets, [0, 1]);
  const { table, refused, remedies } = fit(document, [animatic, oxen, siray, modellix], {
    assets: assetMap(assets),
  });
  expect(table).toEqual({
    "Image 1": ["fits", "fits", "fits", "fits"],
    "Video 1": ["fits", "fits", "refused", "refused"],
    Together: ["fits", "refused", "refused", "refused"],
  });
  expect(refused).toEqual([
    ["Video 1: 18.2 s, max 15 s", siray, modellix],
    ["18.2 s of video, max 15 s together", oxen, siray, modellix],
  ]);
  const { id } = document.references[1]!;
  expect(remedies).toEqual([
    { does: "replace", id },
    { does: "remove", id },
  ]);
});

test("a file that another format or size would help keeps its place", () => {
  const photo = sampleAsset(1, "heic", { measured: { widthPx: 800, heightPx: 600, needsConverting: true } });
  const large = clip(2, 4000, {
    measured: { widthPx: 3840, heightPx: 2160, durationMs: 4000, fps: 120, videoCodec: "avc" },
  });
  const slow = clip(3, 4000, { measured: { widthPx: 640, heightPx: 480, durationMs: 4000, fps: 12 } });
  const assets = [photo, large, slow];
  const document = samplePrompt(assets, [0, 1, 2]);
  const { refused, remedies } = fit(document, [oxen, modellix], { assets: assetMap(assets) });
  const [one, two, three] = document.references.map(({ id }) => id);
  expect(refused.map(([text]) => text)).toEqual([
    "Image 1: HEIC, convert to send",
    "Video 1: Short side 2160 px, max 792 px",
    "Video 1: 120 fps, max 60 fps",
    "Video 2: 12 fps, min 24 fps",
  ]);
  expect(remedies).toEqual([
    { does: "convert", id: one, edit: { version: 1, format: "jpeg" } },
    { does: "size", id: two },
    { does: "size", id: two },
    { does: "replace", id: three },
  ]);
});

test("of too many the last one is offered to be removed", () => {
  const assets = [clip(1, 4000), clip(2, 3000), clip(3, 3000), clip(4, 2000)];
  const document = samplePrompt(assets, [0, 1, 2, 3]);
  const { refused, remedies } = fit(document, [oxen], { assets: assetMap(assets) });
  expect(refused).toEqual([["4 videos, max 3", oxen]]);
  expect(remedies).toEqual([{ does: "remove", id: document.references[3]!.id }]);
});

test("a kind that a model needs is asked for before there is any", () => {
  const { table, refused, remedies } = fit(samplePrompt([], ["A lake"]), [animatic, modellix]);
  expect(table).toEqual({});
  expect(refused).toEqual([["Needs a video reference", modellix]]);
  expect(remedies).toEqual([{ does: "add", kind: "video" }]);
});

test("a frame beside other references can lose its role", () => {
  const assets = [image(1), image(2), clip(3, 4000)];
  const asked = samplePrompt(assets, [0, 1, 2]);
  const [first, ...others] = asked.references;
  const document = { ...asked, references: [{ ...first!, role: "first-frame" as const }, ...others] };
  const { refused, remedies } = fit(document, [animatic, modellix], { assets: assetMap(assets) });
  expect(refused).toEqual([[expect.stringContaining("can't be used with other references"), modellix]]);
  expect(remedies).toEqual([{ does: "clear-role", id: first!.id }]);
});

test("what nothing here can mend leaves the model to be deselected, unless it is the only one", () => {
  const assets = [clip(1, 4000)];
  const words = samplePrompt(assets, [0, "and a lake ".repeat(1000)]);
  const files = { assets: assetMap(assets) };
  const long = fit(words, [animatic, modellix], files);
  expect(long.refused).toEqual([["Prompt: 11,009 characters, max 10,000", modellix]]);
  expect(long.remedies).toEqual([{ does: "deselect", modelIds: [modellix] }]);
  expect(fit(words, [modellix], files).remedies).toEqual([null]);
});

test("models without a key, or that are gone, can be deselected", () => {
  const chosen = [animatic, oxen, siray, "long/gone"];
  const { refused, remedies } = fit(samplePrompt([], ["A lake"]), chosen, {}, false);
  expect(refused).toEqual([
    ["No longer offered", "long/gone"],
    ["No key", oxen, siray],
  ]);
  expect(remedies).toEqual([
    { does: "deselect", modelIds: ["long/gone"] },
    { does: "deselect", modelIds: [oxen, siray] },
  ]);
});

test("what a model does not take is a change, and an empty prompt is no refusal", () => {
  const assets = [sampleAsset(1, "mp3")];
  const { table, refused, changed } = fit(samplePrompt(assets, [0]), [withoutReferences], {
    assets: assetMap(assets),
  });
  expect(table).toEqual({ "Audio 1": ["changed"] });
  expect(changed).toEqual([["Takes no sounds: 1 won't be sent", withoutReferences]]);
  expect(refused).toEqual([]);
  expect(fit(samplePrompt([], []), [animatic]).refused).toEqual([]);
});

test("an image that a model takes as its first frame fits, and one beside it is left out", () => {
  const assets = [image(1), image(2)];
  const asked = samplePrompt(assets, [0, 1]);
  const [first, second] = asked.references;
  const document = { ...asked, references: [{ ...first!, role: "first-frame" as const }, second!] };
  const { table } = fit(document, [withoutReferences], { assets: assetMap(assets) });
  expect(table).toEqual({ "Image 1": ["fits"], "Image 2": ["changed"] });
});

test("a file on its way is waited for, and is refused before it has arrived where that is plain", () => {
  const asked = samplePrompt([clip(1, 4000)], [0]);
  const unbound = { ...asked, references: [{ ...asked.references[0]!, assetId: null }] };
  const { id } = unbound.references[0]!;
  const upload: Upload = {
    state: "sending",
    progress: 0.4,
    format: "mp4",
    sizeBytes: 9_000_000,
    localUrl: null,
  };
  const dot = (change: Partial<Upload> | null) =>
    fit(unbound, [modellix], { uploads: new Map(change ? [[id, { ...upload, ...change }]] : []) }).table[
      "Video 1"
    ];
  expect(dot({})).toEqual(["waiting"]);
  expect(dot({ state: "failed" })).toEqual(["waiting"]);
  expect(dot(null)).toEqual(["waiting"]);
  expect(dot({ measured: { durationMs: 22_000 } })).toEqual(["refused"]);
});
