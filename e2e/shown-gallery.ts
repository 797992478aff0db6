import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { type StoredGallery, storeOpenGallery } from "#lib/data/public/testing/store-open-gallery.ts";
import type { ResultRow } from "#lib/data/testing/store-run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { filmstripFramePx, filmstripFrames } from "#lib/domain/media/derivative.ts";
import { makeNumberedVideo } from "./numbered-video.ts";
import { drawScene, type Scene } from "./scenes.ts";
import type { RunningStudio } from "./start-studio.ts";
import { withDatabase } from "./waits.ts";

export type ShownGallery = StoredGallery & { token: string };

const wide = { width: 640, height: 360, fps: 24, seconds: 2, bitrate: 400_000 };
const tall = { width: 352, height: 640, fps: 24, seconds: 2, bitrate: 400_000, toneHz: 330 };
const scenes: readonly Scene[] = ["dunes", "harbour", "window"];

/**
 * Puts a member's gallery that is shared and shows everything into a running studio, past its pages, its files too. Every third
 * clip stands upright and has sound.
 */
export async function putGallery(
  studio: RunningStudio,
  member: Member,
  count: number,
): Promise<ShownGallery> {
  const films = [
    await makeNumberedVideo(join(studio.dataDir, "films", "wide.mp4"), wide),
    await makeNumberedVideo(join(studio.dataDir, "films", "tall.mp4"), tall),
  ].map((path) => readFileSync(path));
  const strips = await Promise.all([wide, tall].map(drawStrip));
  return withDatabase(studio, async () => {
    const folder = ["media", member.id];
    const results: ResultRow[] = [];
    for (let place = 0; place < count; place += 1) {
      const isTall = place % 3 === 2;
      const film = withOwnHash(films[isTall ? 1 : 0]!); // two were made
      const { width, height, fps, seconds } = isTall ? tall : wide;
      const poster = await drawPoster(scenes[place % 3]!, width / height, place / count);
      results.push({
        bytes: keep(studio, film, folder),
        derivatives: [
          { kind: "poster", contentType: "image/webp", sha256: keep(studio, poster).sha256 },
          {
            kind: "filmstrip",
            contentType: "image/webp",
            sha256: keep(studio, strips[isTall ? 1 : 0]!).sha256,
          }, // two were drawn
        ],
        measured: {
          widthPx: width,
          heightPx: height,
          durationMs: seconds * 1000,
          fps,
          hasSound: isTall,
        },
      });
    }
    const image = await drawPoster("window", 16 / 9, 0.5);
    const shown = { ...keep(studio, image, folder), poster: keep(studio, image).sha256 };
    const token = randomBytes(32).toString("base64url");
    const tokenHash = createHash("sha256").update(token).digest("hex");
    return { ...(await storeOpenGallery(member, tokenHash, results, { shown })), token };
  });
}

/** The same film with an empty box of its own at its end. */
function withOwnHash(film: Buffer): Buffer {
  const box = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("free"), randomBytes(16)]);
  return Buffer.concat([film, box]);
}

async function drawPoster(scene: Scene, ratio: number, at: number): Promise<Buffer> {
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
function keep(
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
