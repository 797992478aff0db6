import type { Format } from "#lib/domain/media/format.ts";
import { compareShortSidePx } from "#lib/domain/media/derivative.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { encodeFilm, type FilmPlan } from "./converting/encode-film.ts";
import { type FilmJob, lookAtFilm } from "./converting/film-facts.ts";
import type { SoundEncoding } from "./converting/film-writer.ts";
import { evenSides, type Sides } from "#lib/domain/media/after-edit.ts";

/** Of a film of one picture. */
const usualFps = 25;
const keyEverySeconds = 0.5;
const sound = { codec: "aac", sampleRate: 48_000, channels: 2 } as const satisfies Partial<SoundEncoding>;

/**
 * Makes the comparing copy of a film: the same pictures at the same times, upright, small, and quick to seek; and its sound. Runs at a
 * multiple of real time. Throws for what cannot be decoded to its end.
 */
export async function copyFilm(job: FilmJob): Promise<MadeFile> {
  const { widthPx, heightPx, fps = usualFps } = job.measured;
  if (!widthPx || !heightPx) throw new Unreadable("no-content");
  const sides = evenSides({ widthPx, heightPx }, compareShortSidePx);
  const facts = await lookAtFilm(job);
  const fileName = "compare.mp4";
  await encodeFilm(job, facts, {
    fileName,
    container: "mp4",
    pictures: { ...sides, preset: "veryfast", crf: 26, keyEverySeconds, fps },
    sound: facts.sound && { ...sound, bitRate: 96_000 },
  });
  return { kind: "compare", fileName, ...sides };
}

/** What a copy that is sent is written as. */
const sentContainers: Partial<Record<Format, FilmPlan["container"]>> = { mov: "mov", m4a: "ipod" };

/**
 * Encodes a film or sound anew to be sent in its place, upright, from where its players begin to its end; without pictures where there
 * are no sides. Throws for what cannot be decoded to its end.
 */
export async function recutCopy(job: FilmJob, fileName: string, sides: Sides | null): Promise<void> {
  const facts = await lookAtFilm(job);
  await encodeFilm(job, facts, {
    fileName,
    container: sentContainers[job.format] ?? "mp4",
    pictures: sides && {
      ...sides,
      preset: "medium",
      crf: 14,
      keyEverySeconds,
      fps: job.measured.fps ?? usualFps,
    },
    sound: facts.sound && { ...sound, bitRate: 256_000 },
  });
}
