import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import type { ResultRow } from "#lib/data/testing/store-run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { filmstripFramePx, filmstripFrames } from "#lib/domain/media/derivative.ts";
import { makeNumberedVideo } from "./numbered-video.ts";
import { drawScene, type Scene } from "./scenes.ts";
import type { RunningStudio } from "./start-studio.ts";

/** Two seconds of numbered frames, lying or, with sound, upright. */
export type FilmShape = "wide" | "tall";

const films = {
  wide: { width: 640, height: 360, fps: 24, seconds: 2, bitrate: 400_000 },
  tall: { width: 352, height: 640, fps: 24, seconds: 2, bitrate: 400_000, toneHz: 330 },
};
const scenes: readonly Scene[] = ["dunes", "harbour", "window"];

/** Results as they are stored, each with a film, a poster and a filmstrip of its own, whose bytes lie where the studio keeps them. */
export async function filmRows(
  studio: RunningStudio,
  member: Member,
  shapes: readonly FilmShape[],
): Promise<ResultRow[]> {
  const made = {
    wide: await makeNumberedVideo(join(studio.dataDir, "films", "wide.mp4"), films.wide),
    tall: await makeNumberedVideo(join(studio.dataDir, "films", "tall.mp4"), films.tall),
  };
  return Promise.all(
    shapes.map(async (shape, place) => {
      const { width, height, fps, seconds } = films[shape];
      const poster = await drawPoster(scenes[place % 3]!, width / height, place / shapes.length);
      const strip = await drawStrip(films[shape]);
      const webp = { contentType: "image/webp" };
      return {
        bytes: keepBytes(studio, withOwnHash(readFileSync(made[shape])), ["media", member.id]),
        derivatives: [
          { kind: "poster", ...webp, sha256: keepBytes(studio, poster).sha256 },
          { kind: "filmstrip", ...webp, sha256: keepBytes(studio, strip).sha256 },
        ],
        measured: {
          widthPx: width,
          heightPx: height,
          durationMs: seconds * 1000,
          fps,
          hasSound: shape === "tall",
        },
      };
    }),
  );
}

/** The same film with an empty box of its own at its end: a member has each file once. */
export function withOwnHash(film: Buffer): Buffer {
  const box = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("free"), randomBytes(16)]);
  return Buffer.concat([film, box]);
}

export async function drawPoster(scene: Scene, ratio: number, at: number): Promise<Buffer> {
  const [width, height] = ratio > 1 ? [960, Math.round(960 / ratio)] : [Math.round(960 * ratio), 960];
  const raw = { width, height, channels: 4 } as const;
  return sharp(await drawScene(scene, { width, height, at }), { raw })
    .webp({ quality: 80 })
    .toBuffer();
}

/** A filmstrip of a film of this shape: each picture a grey of its own, the first the darkest. */
async function drawStrip({ width, height }: { width: number; height: number }): Promise<Buffer> {
  const scale = Math.min(filmstripFramePx.width / width, filmstripFramePx.height / height);
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const greys = Uint8Array.from({ length: filmstripFrames }, (_, place) => 40 + place * 8);
  return sharp(greys, { raw: { width: filmstripFrames, height: 1, channels: 1 } })
    .resize(size.width * filmstripFrames, size.height, { fit: "fill", kernel: "nearest" })
    .webp()
    .toBuffer();
}

/** Writes bytes where the studio keeps them: the member's own under their folder, all that is made from them beside each other. */
export function keepBytes(
  { dataDir }: RunningStudio,
  bytes: Buffer,
  folder: readonly string[] = ["derivatives"],
): { sha256: string; sizeBytes: number } {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const path = join(dataDir, ...folder, sha256);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return { sha256, sizeBytes: bytes.length };
}
