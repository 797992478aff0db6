import { FFmpegError } from "node-av/lib";
import { isProxyMade } from "#lib/domain/media/shown-part.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { encodeFilm } from "./converting/encode-film.ts";
import { type FilmJob, lookAtFilm } from "./converting/film-facts.ts";

const fileName = "listen.m4a";
const encoding = { codec: "aac", sampleRate: 48_000, channels: 2, bitRate: 160_000 } as const;

/** A sound as every browser plays it, where not every one plays the file itself, or it may not leave. Nothing where it can't be made. */
export async function saveListen(job: FilmJob): Promise<MadeFile[]> {
  if (!isProxyMade(job.format, job.measured)) return [];
  try {
    const facts = await lookAtFilm(job);
    if (!facts.sound) return [];
    await encodeFilm(job, facts, { fileName, container: "mp4", pictures: null, sound: encoding });
    return [{ kind: "listen", fileName }];
  } catch (error) {
    if (error instanceof FFmpegError || error instanceof Unreadable) return [];
    throw error;
  }
}
