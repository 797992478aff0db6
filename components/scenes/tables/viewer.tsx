import type { Upload } from "#components/composer/composer-state.ts";
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
import type { OwnPlayable } from "#lib/domain/media/playable.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import { slotName } from "#lib/domain/prompt/reference.ts";
import { sampleId, samplePrompt } from "#lib/domain/testing/samples.ts";
import { sceneAsset } from "#lib/domain/testing/scene-media.ts";

const view = (state: PromptState, steps: Scene["steps"] = []): Scene => {
  const playables: Record<string, OwnPlayable> = {
    ...pierPlayables,
    ...Object.fromEntries((state.assets ?? []).map((asset) => [asset.id, playable(asset)])),
  };
  return {
    frame: "page",
    steps: [{ see: "Next reference" }, ...steps],
    answers: Object.fromEntries(
      Object.entries(playables).map(([id, answer]) => [`/api/assets?playables=${id}`, { [id]: answer }]),
    ),
    show: (
      <InStudio>
        <OpenPrompt state={state}>
          <Viewer />
        </OpenPrompt>
      </InStudio>
    ),
  };
};

const playable = (asset: Asset) =>
  sceneOwnPlayable(
    asset,
    asset.kind === "video" ? ["poster", "filmstrip", "waveform"] : ["poster", "waveform"],
  );

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
  "cannot-be-played": alone(
    film({
      id: sampleId<AssetId>(7999),
      format: "mov",
      measured: { ...film().measured, videoCodec: "hevc" },
    }),
  ),
  "empty-place": alone(film(), { change: { assetId: null, name: slotName.video } }),
  "file-not-here": alone(film(), { change: { assetId: null } }),
  "long-name": alone(film({ name: `${longWords.slice(0, 240)}.mp4` })),
  "no-models": { ...pierOf(1), document: { ...pierPrompt, modelIds: [] } },
} satisfies Record<string, PromptState>;

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
  "actual-size": view(files["wide-image"], [{ press: "100 %" }]),
};
