import type { Asset } from "#lib/domain/media/asset.ts";
import { type Format, formats } from "#lib/domain/media/format.ts";
import type { Sent } from "#lib/domain/generation/sent.ts";
import type { AssetId, ModelId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Drawing } from "#lib/domain/judgement/drawing.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { newPrompt, type Prompt, type PromptNode } from "#lib/domain/prompt/prompt.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";

/** A UUID that reads as its number, so that a failing test can be read too. */
export function sampleId<T extends string>(number: number): T {
  return `00000000-0000-7000-8000-${String(number).padStart(12, "0")}` as T; // made for tests in the right shape
}

/** A ready asset of a format; its id is `sampleId(number)`. */
export function sampleAsset(number: number, format: Format, change: Partial<Asset> = {}): Asset {
  const { kind, extension } = formats[format];
  return {
    id: sampleId<AssetId>(number),
    name: `file${number}.${extension}`,
    kind,
    format,
    sizeBytes: 1_000_000,
    sha256: String(number).padStart(64, "0"),
    state: "ready",
    measured: {
      ...(kind === "audio" ? {} : { widthPx: 1280, heightPx: 720 }),
      ...(kind === "image" ? {} : { durationMs: 5000 }),
      ...(kind === "video" ? { fps: 24, videoCodec: "avc" } : {}),
    },
    ...change,
  };
}

/** A reference to an asset; its id is the asset's number plus 1000. */
export function sampleReference(asset: Asset, change: Partial<Reference> = {}): Reference {
  const number = Number(asset.id.slice(-12)) + 1000;
  return {
    id: sampleId<ReferenceId>(number),
    assetId: asset.id,
    kind: asset.kind,
    name: asset.name,
    role: null,
    ...change,
  };
}

/** A prompt over assets, all referenced in the order given. Numbers in `body` are indexes into that list. */
export function samplePrompt(
  assets: readonly Asset[],
  body: readonly (string | number)[],
  change: Partial<Prompt> = {},
): Prompt {
  const references = assets.map((asset) => sampleReference(asset));
  const nodes = body.map((part): PromptNode =>
    typeof part === "string"
      ? { type: "text", text: part }
      : { type: "reference", id: references[part]?.id ?? sampleId(9999) },
  );
  return { ...newPrompt([sampleModel.id]), references, body: nodes, ...change };
}

/** The map that compilers take. */
export function assetMap(assets: readonly Asset[]): ReadonlyMap<AssetId, Asset> {
  return new Map(assets.map((asset) => [asset.id, asset]));
}

/** What a generation of a few words was sent. */
export const sampleSent: Sent = {
  version: 1,
  isRebuilt: false,
  text: { written: "a red kite", tokens: [] },
  settings: { durationMs: 5000, aspectRatio: "16:9", resolution: "720p", sound: true },
  references: {},
};

/** What somebody might draw on a frame. */
export const sampleDrawing: Drawing = {
  version: 1,
  strokes: [
    { kind: "pen", points: [1200, 3400, 1250, 3420, 1300, 3500] },
    { kind: "arrow", points: [9000, 1000, 5200, 4800] },
  ],
};

const source = { title: "made for tests", date: "2026-11-20" };

/** A paid model with a limit of every sort. */
export const sampleModel = {
  id: "sample/model" as ModelId, // the right shape
  providerId: "sample",
  name: "Sample",
  billing: "paid",
  adaptsAnything: false,
  version: "1",
  dialect: { id: "at", isDocumented: true },
  limits: {
    prompt: { source, maxCharacters: 200, advisedWords: 20 },
    references: {
      source,
      maxTotal: 5,
      audioNeedsVisual: true,
      image: {
        source,
        maxCount: 3,
        formats: ["jpeg", "png"],
        maxSizeBytes: 30_000_000,
        minSidePx: 300,
        maxSidePx: 6000,
        minRatio: 0.4,
        maxRatio: 2.5,
        transports: ["link"],
      },
      video: {
        source,
        maxCount: 2,
        formats: ["mp4"],
        maxTotalSizeBytes: 50_000_000,
        maxTotalDurationMs: 15_000,
        minTotalDurationMs: 2000,
        transports: ["link"],
      },
      audio: { source, maxCount: 1, formats: ["mp3", "wav"], transports: ["link"] },
    },
    frames: null,
    settings: {
      source,
      durationMs: [5000, 10_000],
      aspectRatio: ["16:9", "9:16", "1:1"],
      resolution: ["480p", "720p"],
      sound: true,
      seed: { min: 0, max: 100 },
    },
  },
  operation: { work: "remote", pollEveryMs: 1000, deadlineMs: 60_000, canCancel: false, canFind: false },
} as const satisfies Model;
