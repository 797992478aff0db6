import type { Converting, Upload } from "#components/composer/composer-state.ts";
import { troubleText } from "#components/composer/conversions/messages.ts";
import { fetchRefusals } from "#components/composer/import/messages.ts";
import { uploadMessages } from "#components/composer/uploads/messages.ts";
import { Tray } from "#components/composer/references/tray.tsx";
import { type Asset, assetStates } from "#lib/domain/media/asset.ts";
import { unreadableReasons } from "#lib/domain/media/unreadable.ts";
import type { Edit } from "#lib/domain/media/edit.ts";
import { type Kind, kinds } from "#lib/domain/media/format.ts";
import { type Reference, roles, slotName } from "#lib/domain/prompt/reference.ts";
import { samplePrompt } from "#lib/domain/testing/samples.ts";
import { type SceneFile, sceneAsset } from "#lib/domain/testing/scene-media.ts";
import { OpenPrompt } from "#components/scenes/open-prompt.tsx";
import { longWords } from "#components/scenes/samples.ts";
import type { Scene, Scenes } from "#components/scenes/scene.ts";

const ofKind = { image: "woman.jpg", video: "sea.mp4", audio: "voice.mp3" } as const;

type One = {
  asset: Asset;
  conversion?: Pick<Converting, "edit" | "state"> & Partial<Converting>;
  /** Of a file that is still on its way. */
  upload?: Partial<Upload> & Pick<Upload, "state">;
  change?: Partial<Reference>;
};

/** The tray with these, each as far as it is. */
function tray(all: readonly One[], refusals: readonly string[] = [], isAgain = false): Scene {
  const document = samplePrompt(
    all.map(({ asset }) => asset),
    [],
  );
  const uploads = new Map(
    all.flatMap(({ asset, upload }, index) => {
      if (!upload) return [];
      const { format, sizeBytes, measured } = asset;
      const whole = { progress: 0, format, sizeBytes, measured, localUrl: localUrlOf(asset), ...upload };
      return [[document.references[index]!.id, whole] as const];
    }),
  );
  const references = document.references.map((reference, index) => ({
    ...reference,
    ...(all[index]!.upload && { assetId: null }),
    ...all[index]!.change,
  }));
  return {
    show: (
      <OpenPrompt
        state={{
          document: { ...document, references },
          assets: all.map(({ asset }) => asset),
          uploads,
          conversions: new Map(
            all.flatMap(({ conversion }, place) => (conversion ? [[place, conversion] as const] : [])),
          ),
          refusals: refusals.map((reason, index) => ({
            key: String(index),
            name: `file ${index + 1}.png`,
            reason,
            ...(isAgain && { sameAs: references[index]!.id }),
          })),
        }}
      >
        <div className="light-table">
          <div className="table-box">
            <Tray />
          </div>
        </div>
      </OpenPrompt>
    ),
  };
}

const localUrlOf = ({ id, kind }: Asset) =>
  kind === "audio" ? null : `/media/a/${id}${kind === "image" ? "/poster" : ""}`;
const each = (change: Partial<Asset>, more: Partial<One> = {}): One[] =>
  kinds.map((kind) => ({ asset: sceneAsset(ofKind[kind] satisfies SceneFile, change), ...more }));

const byUpload = {
  waiting: { state: "waiting" },
  sending: { state: "sending", progress: 0.4 },
  failed: {
    state: "failed",
    progress: 0.4,
    reason: uploadMessages.lost,
  },
  stopped: { state: "stopped", progress: 0.4 },
  sent: { state: "sent", progress: 1 },
} satisfies Record<Upload["state"], One["upload"]>;

const edits = {
  image: { version: 1, format: "jpeg" },
  video: { version: 1, format: "mp4" },
  audio: { version: 1, format: "mp3" },
} as const satisfies Record<Kind, Edit>;
const byConversion = {
  waiting: { state: "waiting" },
  making: { state: "making", progress: 0.4 },
  failed: { state: "failed", reason: troubleText("damaged") },
  done: { state: "done" },
} satisfies Record<Converting["state"], Partial<Converting>>;

const fetched = { isFetched: true, localUrl: null, sizeBytes: 0 } as const;

export const scenes: Scenes = {
  none: tray([]),
  ...Object.fromEntries(
    assetStates.map((state) => [
      state,
      tray(each({ state, ...(state === "measuring" && { measured: {} }) })),
    ]),
  ),
  ...Object.fromEntries(
    unreadableReasons.map((trouble) => [
      `unreadable-${trouble}`,
      tray([{ asset: sceneAsset("sea.mp4", { state: "unreadable", trouble }) }]),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(byUpload).map(([state, upload]) => [`upload-${state}`, tray(each({}, { upload }))]),
  ),
  ...Object.fromEntries(
    Object.entries(byConversion).map(([state, conversion]) => [
      `conversion-${state}`,
      tray(
        kinds.map((kind) => ({
          asset: sceneAsset(ofKind[kind]),
          conversion: { edit: edits[kind], ...conversion },
        })),
      ),
    ]),
  ),
  "upload-not-read-here": tray(
    each({}, { upload: { state: "sending", progress: 0.9, trouble: "codec", localUrl: null } }),
  ),
  "upload-not-measured-yet": tray(
    each({}, { upload: { state: "waiting", measured: undefined, localUrl: null } }),
  ),
  "fetch-waiting": tray(each({}, { upload: { ...byUpload.waiting, ...fetched } })),
  "fetch-sending": tray(each({}, { upload: { ...byUpload.sending, ...fetched } })),
  "fetch-failed": tray(each({}, { upload: { state: "failed", ...fetched, reason: fetchRefusals.gone } })),
  "file-not-here": tray(each({}, { change: { assetId: null } })),
  "empty-place": tray(
    kinds.map((kind) => ({
      asset: sceneAsset(ofKind[kind]),
      change: { assetId: null, name: slotName[kind] },
    })),
  ),
  refused: tray(each({}), [
    uploadMessages.empty,
    uploadMessages.tooLarge("PNG", 120_000_000, "image", 100_000_000),
    uploadMessages.notTaken,
  ]),
  "there-already": tray(each({}), ["Already here as Image 1."], true),
  "in-every-role": tray(
    roles.map((role, index) => ({
      asset: sceneAsset(
        (
          [
            "woman.jpg",
            "neon.jpg",
            "sea.mp4",
            "road.mp4",
            "voice.mp3",
            "rain.mp3",
            "pier.jpg",
            "dunes.jpg",
          ] as const
        )[index]!,
      ),
      change: { role },
    })),
  ),
  "long-name": tray([{ asset: sceneAsset("woman.jpg", { name: `${longWords.slice(0, 240)}.jpg` }) }]),
};
