import { join } from "node:path";
import { EncodedPacketSink, type InputVideoTrack, VideoSampleSink } from "mediabunny";
import type { Measured } from "#lib/domain/media/asset.ts";
import { filmstripFramePx, filmstripFrames } from "#lib/domain/media/derivative.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { isProxyMade } from "#lib/domain/media/shown-part.ts";
import { findTracks, readZero } from "#lib/media/film-facts.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { pictureOf } from "./derive-film.ts";
import { fromPixels } from "./limited-sharp.ts";
import { openFilm } from "./open-film.ts";

/** In longer films a picture is found by the rate alone. */
const mostTimes = 4000;
/** Times this close to even ones say no more than the rate. */
const evenWithinMs = 0.5;
/** What a time in seconds may be off by rounding. */
const roundingSeconds = 1e-6;

type StripJob = { path: string; format: Format; measured: Measured; folder: string };

/**
 * Makes the filmstrip of a film, as it is seen, as WebP: see `filmstripFrames`. And says when its pictures begin as players count it, in
 * milliseconds, where its rate does not tell. No strip of what cannot be decoded.
 */
export async function saveFilmstrip(job: StripJob): Promise<{ made: MadeFile[]; frameTimesMs?: number[] }> {
  const { path, format, measured } = job;
  if (isProxyMade(format, measured)) {
    const { listTimes, decodeAt } = await import("./strip-by-ffmpeg.ts");
    const { times, zero } = await listTimes(path, format, mostTimes);
    return saveStrip(job, { times, zero, decode: (moments, size) => decodeAt(job, moments, size) });
  }
  using input = openFilm(path, format);
  const { video, all } = await findTracks(input, format);
  if (!video) throw new Unreadable("no-content");
  const { times, hidesStart } = await readTimes(video);
  // A player that is to leave out a beginning shows the first picture behind it at once, although the cut goes through the one before.
  const zero = hidesStart ? (times[0] ?? 0) : await readZero(input, all);
  return await saveStrip(job, { times, zero, decode: (moments, size) => decode(video, moments, size) });
}

/** A film's pictures: when they begin, when the film does, and how those are decoded that are seen at some moments, null where none is. */
type FilmPictures = {
  times: readonly number[];
  zero: number;
  decode: (moments: readonly number[], size: StripSize) => Promise<(Buffer | null)[]>;
};

async function saveStrip(
  job: StripJob,
  film: FilmPictures,
): Promise<{ made: MadeFile[]; frameTimesMs?: number[] }> {
  const frameTimesMs = unevenTimes(film.times, film.zero, job.measured.fps);
  const strip = await drawStrip(job, film).catch(() => null);
  return { made: strip ? [strip] : [], ...(frameTimesMs && { frameTimesMs }) };
}

/** When the first pictures begin that are shown, in the container's seconds, in order; one more than are kept of any film at most. */
async function readTimes(video: InputVideoTrack): Promise<{ times: number[]; hidesStart: boolean }> {
  const times: number[] = [];
  let hidesStart = false;
  const packets = new EncodedPacketSink(video).packets(undefined, undefined, { metadataOnly: true });
  for await (const { timestamp } of packets) {
    if (times.length > mostTimes) break;
    if (timestamp > -roundingSeconds) times.push(timestamp);
    else hidesStart = true;
  }
  return { times: times.toSorted((a, b) => a - b), hidesStart };
}

function unevenTimes(times: readonly number[], zero: number, fps: number | undefined): number[] | null {
  if (times.length > mostTimes) return null;
  const beginMs = times.map((seconds) => Math.round((seconds - zero) * 1e6) / 1e3);
  const isEven = (ms: number, index: number) =>
    Math.abs(ms - (fps === undefined ? 0 : (index * 1000) / fps)) <= evenWithinMs;
  return beginMs.every(isEven) ? null : beginMs;
}

async function drawStrip({ measured, folder }: StripJob, film: FilmPictures): Promise<MadeFile | null> {
  const { widthPx, heightPx, durationMs } = measured;
  if (!widthPx || !heightPx || !durationMs) return null;
  const { width, height } = fitted(widthPx, heightPx);
  const moments = Array.from(
    { length: filmstripFrames },
    (_, index) => film.zero + ((index + 0.5) / filmstripFrames) * (durationMs / 1000),
  );
  const pictures = await film.decode(moments, { width, height });
  // Before the first picture comes, players show nothing: it stands for that time too.
  let shown = pictures.find((picture) => picture !== null);
  if (!shown) return null;
  const strip = pictures.map((picture) => (shown = picture ?? shown));
  const size = { width: width * filmstripFrames, height };
  const fileName = "filmstrip.webp";
  await fromPixels(new Uint8Array(size.width * size.height * 3), size.width, size.height, 3)
    .composite(
      strip.map((input, index) => ({
        input,
        raw: { width, height, channels: 3 },
        left: index * width,
        top: 0,
      })),
    )
    .webp({ quality: 72, effort: 3 })
    .toFile(join(folder, fileName));
  return { kind: "filmstrip", fileName, widthPx: size.width, heightPx: size.height };
}

async function decode(
  video: InputVideoTrack,
  moments: readonly number[],
  { width, height }: StripSize,
): Promise<(Buffer | null)[]> {
  const pictures: (Buffer | null)[] = [];
  const sink = new VideoSampleSink(video, { hardwareAcceleration: "prefer-software" });
  for await (const frame of sink.samplesAtTimestamps(moments)) {
    const picture = frame && (await pictureOf(frame, video)).resize(width, height, { fit: "fill" });
    pictures.push(picture && (await picture.raw().toBuffer()));
  }
  return pictures;
}

/** Of each of its pictures, in pixels. */
export type StripSize = { width: number; height: number };

function fitted(widthPx: number, heightPx: number): StripSize {
  const scale = Math.min(filmstripFramePx.width / widthPx, filmstripFramePx.height / heightPx);
  const side = (px: number) => Math.max(1, Math.round(px * scale));
  return { width: side(widthPx), height: side(heightPx) };
}
