import type { AssetId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { sampleAsset, sampleId } from "./samples.ts";

const films = [
  ...["pier-1.mp4", "pier-2.mp4", "pier-3.mp4", "pier-4.mp4"],
  ...["neon.mp4", "dunes.mp4", "road.mp4", "bottle.mp4", "hands.mp4", "forest.mp4", "sea.mp4"],
] as const;
const stills = [
  ...["woman.jpg", "pier.jpg", "neon.jpg", "dunes.jpg", "road.jpg", "bottle.jpg", "hands.jpg"],
  ...["forest.jpg", "sea.jpg", "sea-later.jpg", "packshot.jpg"],
] as const;
const sounds = ["voice.mp3", "rain.mp3"] as const;

/** The drawn media of `assets/scenes`, by their files' names. */
const sceneFiles = [...films, ...stills, ...sounds] as const;
export type SceneFile = (typeof sceneFiles)[number];
export type SceneFilm = (typeof films)[number];

const firstNumber = 7000;
const filmMs = 4000;

/** A drawn file as a ready asset, by whose id its bytes are found again. */
export function sceneAsset(name: SceneFile, change: Partial<Asset> = {}): Asset {
  const format: Format = name.endsWith(".mp4") ? "mp4" : name.endsWith(".jpg") ? "jpeg" : "mp3";
  const asset = sampleAsset(firstNumber + sceneFiles.indexOf(name), format, { name });
  const durationMs = name === "voice.mp3" ? 3000 : name === "rain.mp3" ? 6000 : filmMs;
  return {
    ...asset,
    measured: {
      ...asset.measured,
      ...(name === "woman.jpg" && { widthPx: 720, heightPx: 960 }),
      ...(format !== "jpeg" && { durationMs }),
    },
    ...change,
  };
}

/** The drawn file that an id stands for; null for any other id. */
export function findSceneFile(id: string): SceneFile | null {
  return sceneFiles.find((_, index) => sampleId<AssetId>(firstNumber + index) === id) ?? null;
}

/** The picture that stands for a drawn file; null for a sound. */
export function stillOf(name: SceneFile): SceneFile | null {
  const place = name.replace(/(?:-\d)?\.\w+$/, "");
  return stills.find((still) => still === `${place}.jpg`) ?? null;
}
