import type { Converting, Upload } from "#components/composer/composer-state.ts";
import { troubleText } from "#components/composer/conversions/messages.ts";
import { uploadMessages } from "#components/composer/uploads/messages.ts";
import Viewer from "#components/composer/viewer/viewer.tsx";
import { InStudio } from "#components/scenes/frames.tsx";
import { OpenPrompt, type PromptState } from "#components/scenes/open-prompt.tsx";
import {
  longWords,
  modelIds,
  pierPlayables,
  pierPrompt,
  pierSnapshot,
  sceneOwnPlayable,
} from "#components/scenes/samples.ts";
import { type Scene, type Scenes, scenesOf } from "#components/scenes/scene.ts";
import type { AssetId } from "#lib/domain/base/id.ts";
import { type Asset, assetStates } from "#lib/domain/media/asset.ts";
import type { DerivativeKind } from "#lib/domain/media/derivative.ts";
import type { OwnPlayable } from "#lib/domain/media/playable.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { slotName } from "#lib/domain/prompt/reference.ts";
import { sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { sceneAsset } from "#lib/domain/testing/scene-media.ts";

type More = { steps?: Scene["steps"]; made?: readonly DerivativeKind[]; answers?: Record<string, unknown> };

/** `made` is what there is of each file beside its poster, strip and waveform. */
const view = (state: PromptState, { steps = [], made = [], answers = {} }: More = {}): Scene => {
  const playables: Record<string, OwnPlayable> = {
    ...pierPlayables,
    ...Object.fromEntries((state.assets ?? []).map((asset) => [asset.id, playable(asset, made)])),
  };
  return {
    frame: "page",
    steps: [{ see: "Next reference" }, ...steps],
    answers: {
      ...Object.fromEntries(
        Object.entries(playables).map(([id, answer]) => [`/api/assets?playables=${id}`, { [id]: answer }]),
      ),
      ...answers,
    },
    show: (
      <InStudio>
        <OpenPrompt state={state}>
          <Viewer />
        </OpenPrompt>
      </InStudio>
    ),
  };
};

const playable = (asset: Asset, made: readonly DerivativeKind[]) =>
  sceneOwnPlayable(asset, [
    ...(asset.kind === "video"
      ? (["poster", "filmstrip", "waveform"] as const)
      : (["poster", "waveform"] as const)),
    ...made,
  ]);

/** One file among others, as far as it is. */
function alone(
  asset: Asset,
  more: { upload?: Partial<Upload>; change?: Partial<Reference> } = {},
): PromptState {
  const assets = [sceneAsset("woman.jpg"), asset, sceneAsset("voice.mp3")];
  const document = samplePrompt(assets, [], { modelIds: Object.values(modelIds) });
  const [before, own, after] = document.references as [Reference, Reference, Reference]; // of the three above
  const shown = { ...own, ...(more.upload && { assetId: null }), ...more.change };
  const { format, sizeBytes, measured } = asset;
  const upload = more.upload && {
    ...{
      state: "sending" as const,
      progress: 0.4,
      format,
      sizeBytes,
      measured,
      localUrl: `/media/a/${asset.id}`,
    },
    ...more.upload,
  };
  return {
    document: { ...document, references: [before, shown, after] },
    assets,
    uploads: new Map(upload ? [[own.id, upload]] : []),
    viewed: 1,
  };
}

const film = (change: Partial<Asset> = {}) =>
  sceneAsset("sea.mp4", {
    measured: {
      ...{ widthPx: 1280, heightPx: 720, durationMs: 4000, fps: 24 },
      ...{ videoCodec: "avc", audioCodec: "aac", hasSound: true },
    },
    ...change,
  });
const tooLong = film({
  sizeBytes: 61_000_000,
  measured: { widthPx: 1280, heightPx: 720, durationMs: 22_400, fps: 24, videoCodec: "avc" },
});

/** As a cinema camera writes it. */
const prores = film({
  ...{ format: "mov", name: "take-12.mov", sizeBytes: 184_000_000 },
  measured: {
    ...{
      widthPx: 3840,
      heightPx: 2160,
      durationMs: 4000,
      fps: 59.94,
      videoCodec: "prores",
      audioCodec: "pcm-s24",
    },
    ...{ needsConverting: true, hdr: "hlg", bitDepth: 10, hasSound: true, channels: 2 },
  },
});
const heic = sceneAsset("pier.jpg", {
  ...{ format: "heic", name: "pier.heic" },
  measured: { widthPx: 4032, heightPx: 3024, needsConverting: true },
});
const made = film({
  name: "take-12.mp4",
  made: {
    ...{ from: sampleId<AssetId>(7998), sha256: "0".repeat(64) },
    edit: { version: 1, format: "mp4", shortSidePx: 720 },
  },
});
const asIs = { asIs: true } as const;
const running = { edit: { version: 1, format: "mp4" }, isByItself: false } as const;

const edited = {
  "convert-clip": [alone(prores, { change: asIs }), "Convert"],
  "size-clip": [alone(prores, { change: asIs }), "Size"],
  "convert-image": [alone(heic, { change: asIs }), "Convert"],
  "size-image": [alone(heic, { change: asIs }), "Size"],
  "size-sound": [pierOf(3), "Size"],
  "edit-again": [withOriginal(alone(made)), "Edit again"],
  "take-out": [alone(film()), "Take out"],
} satisfies Record<string, [PromptState, string]>;

const conversions = {
  waiting: { ...running, state: "waiting" },
  making: { ...running, state: "making", progress: 0.4 },
  failed: { ...running, state: "failed", reason: troubleText("too-large") },
  taking: { edit: { version: 1, format: "mp3" }, state: "making", progress: 0.4, does: "add" },
} satisfies Record<string, Pick<Converting, "edit" | "state"> & Partial<Converting>>;

/** With the file beside it of which it was made. */
function withOriginal(state: PromptState): PromptState {
  return { ...state, assets: [...(state.assets ?? []), { ...prores, id: sampleId<AssetId>(7998) }] };
}

const files = {
  image: { ...pierOf(0) },
  "wide-image": alone(sceneAsset("pier.jpg", { measured: { widthPx: 6300, heightPx: 2100 } })),
  clip: alone(film()),
  "refused-clip": alone(tooLong),
  sound: { ...pierOf(3) },
  "sound-without-waveform": alone(sceneAsset("rain.mp3"), { upload: {} }),
  uploading: alone(film(), { upload: {} }),
  "upload-failed": alone(film(), {
    upload: { state: "failed", reason: uploadMessages.lost },
  }),
  "upload-stopped": alone(film(), { upload: { state: "stopped" } }),
  "upload-not-read-here": alone(film(), { upload: { trouble: "codec", localUrl: null } }),
  fetching: alone(film(), { upload: { isFetched: true, localUrl: null } }),
  "empty-place": alone(film(), { change: { assetId: null, name: slotName.video } }),
  "file-not-here": alone(film(), { change: { assetId: null } }),
  "long-name": alone(film({ name: `${longWords.slice(0, 240)}.mp4` })),
  "no-models": { ...pierOf(1), document: { ...pierPrompt, modelIds: [] } },
} satisfies Record<string, PromptState>;

/** Files that browsers can't show. */
const odd = {
  heic: sceneAsset("dunes.jpg", {
    ...{ name: "IMG_4032.heic", format: "heic", sizeBytes: 2_100_000 },
    measured: { widthPx: 4032, heightPx: 2268, needsConverting: true, bitDepth: 10, colours: "wide" },
  }),
  prores: film({
    ...{ name: "sea.mov", format: "mov", sizeBytes: 61_000_000 },
    measured: {
      ...{ widthPx: 1280, heightPx: 720, durationMs: 4000, fps: 24, bitDepth: 10, channels: 2 },
      ...{ videoCodec: "prores", audioCodec: "pcm-s24", hasSound: true },
    },
  }),
  hdr: film({
    name: "phone.mov",
    format: "mov",
    measured: {
      ...{ widthPx: 1280, heightPx: 720, durationMs: 4000, fps: 29.97, isVariableRate: true, channels: 2 },
      ...{ videoCodec: "hevc", audioCodec: "aac", hasSound: true, bitDepth: 10, hdr: "hlg", colours: "wide" },
    },
  }),
  interlaced: film({
    name: "tape.mp4",
    measured: {
      ...{ widthPx: 1280, heightPx: 720, durationMs: 4000, fps: 25, isInterlaced: true, channels: 6 },
      ...{ videoCodec: "avc", audioCodec: "aac", hasSound: true },
    },
  }),
  aiff: sceneAsset("rain.mp3", {
    ...{ name: "rain.aiff", format: "aiff", sizeBytes: 1_700_000 },
    measured: {
      durationMs: 6000,
      audioCodec: "pcm-s24be",
      hasSound: true,
      needsConverting: true,
      channels: 2,
    },
  }),
} satisfies Record<string, Asset>;

const original = { ...odd.prores, id: sampleId<AssetId>(7998) };

function pierOf(viewed: number): PromptState {
  return { document: pierPrompt, assets: pierSnapshot.assets, viewed };
}

export const scenes: Scenes = {
  ...scenesOf<keyof typeof files, PromptState>(files, (state) => view(state)),
  ...scenesOf<string, PromptState>(
    Object.fromEntries(
      assetStates
        .filter((state) => state !== "ready")
        .map((state) => [
          state,
          alone(
            film({
              state,
              ...(state === "measuring" && { measured: {} }),
              ...(state === "unreadable" && { trouble: "damaged" }),
            }),
          ),
        ]),
    ),
    (state) => view(state),
  ),
  ...scenesOf<keyof typeof edited, [PromptState, string]>(edited, ([state, press]) =>
    view(state, { steps: [{ press }] }),
  ),
  ...Object.fromEntries(
    Object.entries(conversions).map(([state, conversion]) => [
      `conversion-${state}`,
      view({ ...alone(film()), conversions: new Map([[1, conversion]]) }),
    ]),
  ),
  "actual-size": view(files["wide-image"], { steps: [{ press: "100 %" }] }),
  ...scenesOf<keyof typeof odd, Asset>(odd, (asset) =>
    view(alone(asset), { made: ["preview", "compare", "listen"] }),
  ),
  "proxy-being-made": view(alone(odd.prores)),
  "cannot-be-played": view(alone(odd.prores), {
    answers: {
      [`/api/assets?playables=${odd.prores.id}`]: {
        [odd.prores.id]: { ...sceneOwnPlayable(odd.prores, ["poster"]), isBeingPrepared: false },
      },
    },
  }),
  "preview-being-made": view(alone(odd.heic)),
  converted: view(
    alone(
      film({
        name: "sea.mp4",
        made: { from: original.id, sha256: original.sha256, edit: { version: 1, format: "mp4" } },
      }),
    ),
    {
      answers: { [`/api/assets?ids=${original.id}`]: [original] },
    },
  ),
};
