import { expect, test } from "vitest";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { assetMap, sampleAsset, samplePrompt } from "#lib/domain/testing/samples.ts";
import type { ComposerState, Upload } from "#components/composer/composer-state.ts";
import { listModels } from "#components/composer/models/list-models.ts";
import { judgeModels } from "#components/composer/models/judge-models.ts";
import { fitRows } from "./fit-rows.ts";

const animatic = "animatic/animatic";
const oxen = "oxen/seedance-2.0-r2v";
const modellix = "modellix/seedance-2.0-v2v";
const withoutReferences = "siraya/seedance-1.0-pro";

type Files = Partial<Pick<ComposerState, "assets" | "uploads">>;

/** The table as people read it: per row its title and what each cell says. */
function table(document: Prompt, modelIds: readonly string[], files: Files): Record<string, string[]> {
  const models = listModels({});
  const choices = new Map(
    models.map(({ model }) => [
      model.id,
      { modelId: model.id, hasKey: true, route: "link" as const, baseUrl: null },
    ]),
  );
  const state = {
    document: { ...document, modelIds: modelIds as ModelId[] }, // ids of the catalog
    assets: files.assets ?? new Map(),
    uploads: files.uploads ?? new Map(),
  };
  return Object.fromEntries(
    fitRows(state, judgeModels(state, models, choices)).map(({ title, cells }) => [
      title,
      cells.map(({ word, details }) => [word, ...details].filter(Boolean).join(" | ")),
    ]),
  );
}

const image = (number: number, change: Partial<Asset> = {}) => sampleAsset(number, "png", change);
const clip = (number: number, durationMs: number, change: Partial<Asset> = {}) =>
  sampleAsset(number, "mp4", {
    measured: { widthPx: 1280, heightPx: 720, durationMs, fps: 24, videoCodec: "avc" },
    ...change,
  });

test("a reference fits or the number stands there that does not, per model", () => {
  const long = clip(2, 18_200);
  const assets = [image(1), long];
  const document = samplePrompt(assets, [0, 1]);
  expect(table(document, [animatic, oxen, modellix], { assets: assetMap(assets) })).toMatchObject({
    "Image 1: file1.png": ["Fits", "Fits | Sent as Image 1", "Fits | Sent as Image 1"],
    "Video 1: file2.mp4": [
      "Fits",
      "Fits | Sent as Video 1",
      "Video 1 is 18.2 s long, at most 15 s. Trim it.",
    ],
    "All videos": [
      "Fits",
      "18.2 s of video, at most 15 s together. Trim or remove one.",
      "18.2 s of video, at most 15 s together. Trim or remove one.",
    ],
  });
});

test("what several references use together is told while it fits, and what is left is the sum that does not", () => {
  const assets = [clip(1, 4000), clip(2, 8200)];
  const fits = table(samplePrompt(assets, [0, 1]), [oxen], { assets: assetMap(assets) });
  expect(fits["All videos"]).toEqual([
    "Fits | 2 of at most 3 · 12.2 s of at most 15 s · 2 MB of at most 50 MB",
  ]);
  expect(fits["All references"]).toEqual(["Fits | 2 of at most 12"]);
  const more = [...assets, clip(3, 6000), clip(4, 2000)];
  const tooMany = table(samplePrompt(more, [0, 1, 2, 3]), [oxen], { assets: assetMap(more) });
  expect(tooMany["All videos"]).toEqual([
    "4 videos, at most 3. Remove 1. | 20.2 s of video, at most 15 s together. Trim or remove one.",
  ]);
});

test("a kind that a model needs has its row before there is any", () => {
  expect(table(samplePrompt([], ["A lake"]), [modellix], {})).toEqual({
    "All videos": ["0 videos, at least 1 needed. Add 1 video."],
  });
  expect(table(samplePrompt([], ["A lake"]), [animatic, oxen], {})).toEqual({});
});

test("first and last frames say so, and what stands after them keeps the number that it is sent under", () => {
  const assets = [image(1), image(2), clip(3, 4000)];
  const asked = samplePrompt(assets, [0, 1, 2]);
  const [first, ...others] = asked.references;
  const document = { ...asked, references: [{ ...first!, role: "first-frame" as const }, ...others] };
  const cells = table(document, [oxen, modellix], { assets: assetMap(assets) });
  expect(cells["Image 1: file1.png"]).toEqual(["Fits | Sent as Image 1", "Fits | First frame"]);
  expect(cells["Image 2: file2.png"]).toEqual(["Fits | Sent as Image 2", "Fits | Sent as Image 1"]);
  expect(cells["All references"]?.[1]).toContain(
    "First and last frames cannot stand beside other references here.",
  );
});

test("what a model does not take is left out, in words", () => {
  const assets = [sampleAsset(1, "mp3")];
  const cells = table(samplePrompt(assets, [0]), [withoutReferences], { assets: assetMap(assets) });
  expect(cells["Audio 1: file1.mp3"]).toEqual(["Left out | Takes no sounds: 1 sound will be left out."]);
});

test("a file on its way says how far it is, and is refused before it has arrived where that is plain", () => {
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
  const cell = (change: Partial<Upload> | null) =>
    table(unbound, [modellix], { uploads: new Map(change ? [[id, { ...upload, ...change }]] : []) })[
      "Video 1: file1.mp4"
    ]?.[0];
  expect(cell({})).toBe("Uploading | Sent as Video 1");
  expect(cell({ state: "stopped" })).toBe("The upload was stopped | Sent as Video 1");
  expect(cell({ state: "failed" })).toBe("The upload failed | Sent as Video 1");
  expect(cell({ isFetched: true })).toBe("Being fetched | Sent as Video 1");
  expect(cell({ state: "failed", isFetched: true })).toBe("Could not be fetched | Sent as Video 1");
  expect(cell(null)).toBe("Not uploaded: choose the file again | Sent as Video 1");
  expect(cell({ measured: { durationMs: 22_000 } })).toBe("Video 1 is 22 s long, at most 15 s. Trim it.");
  const measuring = clip(1, 0, { state: "measuring", measured: {} });
  expect(table(asked, [modellix], { assets: assetMap([measuring]) })["Video 1: file1.mp4"]).toEqual([
    "Being measured | Sent as Video 1",
  ]);
});
