import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { readMedia } from "#lib/media/server/read-media.ts";
import { createBitmap } from "./create-bitmap.ts";
import { createFilm, films } from "./create-film.ts";
import { createHeif } from "./create-heif.ts";
import { createJxl } from "./create-jxl.ts";
import { damage } from "./damage.ts";
import { createOddFilm } from "./odd-films.ts";

/** Has so many damaged files of every format read and their copies made, three at a time, and tells what each was called and how long the slowest took. */
export async function readDamaged(
  fileCount: number,
  deadlineMs: number,
): Promise<{ answers: string[]; slowestMs: number }> {
  const folder = await mkdtemp(join(tmpdir(), "damaged-"));
  const whole = await wholeFiles();
  const answers: string[] = [];
  let slowestMs = 0;
  const next = Array.from({ length: fileCount }, (_, seed) => seed);
  const work = async () => {
    for (let seed = next.pop(); seed !== undefined; seed = next.pop()) {
      const path = join(folder, String(seed));
      await writeFile(path, damage(whole[seed % whole.length]!, seed)); // the remainder is below the length
      const startedAt = performance.now();
      const made = await mkdtemp(join(folder, "made-"));
      const answer = await readMedia(path, { deadlineMs, folder: made });
      slowestMs = Math.max(slowestMs, performance.now() - startedAt);
      answers.push("unreadable" in answer ? answer.unreadable : "read");
      await rm(path);
      await rm(made, { recursive: true });
    }
  };
  try {
    await Promise.all([work(), work(), work()]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { answers, slowestMs };
}

/** A whole file of every kind, small: what damaged ones are made from. */
export async function wholeFiles(): Promise<Buffer[]> {
  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: "#c63" } });
  const names = Object.keys(films) as (keyof typeof films)[]; // its own keys
  return [
    ...(await Promise.all(names.map((name) => createFilm(name, { seconds: 1, words: "somewhere" })))),
    ...(await Promise.all(oddNames.map(createOddFilm))),
    ...(await Promise.all(
      (["jpeg", "png", "webp", "gif", "tiff"] as const).map((format) =>
        picture.clone().toFormat(format).toBuffer(),
      ),
    )),
    createBitmap({ widthPx: 33, heightPx: 21, bits: 4 }),
    await createHeif({ isTiled: true }),
    await createHeif({ codec: "av1", turns: 1 }),
    await createJxl("testsrc2=s=64x48:d=1:r=1,format=rgb24"),
  ];
}

/** One of each container that only FFmpeg reads. */
const oddNames = [
  "H.264 and AAC in Matroska",
  "MPEG-4 and MP3 in AVI",
  "FLAC",
  "Vorbis in Ogg",
  "AIFC of floats",
  "bare AAC",
  "ALAC in M4A",
  "ADPCM in WAV",
  "DNxHR in MOV",
] as const;
