import { join } from "node:path";
import { EncodedPacketSink } from "mediabunny";
import type { Frame } from "node-av/lib";
import type { Measured } from "#lib/domain/media/asset.ts";
import { compareShortSidePx } from "#lib/domain/media/derivative.ts";
import type { Format } from "#lib/domain/media/format.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { sourceOptions } from "#lib/media/server/render/demuxer-name.ts";
import { graphPath, runFilterGraph, turnFilters } from "#lib/media/server/render/filter-graph.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { openFilm } from "./open-film.ts";
import { copySampleRate, copySoundSamples, CopyWriter } from "./copy-writer.ts";

/** Readers take a film's zero for a few pictures earlier or later. */
const toleratedSeconds = 0.25;
/** Of a film of one picture. */
const usualFps = 25;

type CopyJob = { path: string; format: Format; measured: Measured; folder: string };

/**
 * Makes the comparing copy of a film: the same pictures at the same times, upright, small, and quick to seek; and its sound. Runs at a
 * multiple of real time. Throws for what cannot be decoded to its end.
 */
export async function copyFilm(job: CopyJob): Promise<MadeFile> {
  const { widthPx, heightPx } = job.measured;
  if (!widthPx || !heightPx) throw new Unreadable("no-content");
  const sides = copySize(widthPx, heightPx);
  const fileName = "compare.mp4";
  await encodeCopy(job, fileName, sides, "compare");
  return { kind: "compare", fileName, ...sides };
}

/** What a copy that is sent is written as. */
const sentContainers = { mov: "mov", m4a: "ipod" } as const;

/**
 * Encodes a film or sound anew, upright, from where its players begin to its end, for one use; without pictures where there are no
 * sides. Throws for what cannot be decoded to its end.
 */
export async function encodeCopy(
  { path, format, measured, folder }: CopyJob,
  fileName: string,
  sides: { widthPx: number; heightPx: number } | null,
  use: "compare" | "send",
): Promise<void> {
  const source = `${graphPath(path)}:${sourceOptions(format)}`;
  const pictures = sides && runFilterGraph(pictureGraph(source, await turnFilters({ path, format }), sides));
  const sounds = measured.hasSound ? runFilterGraph(soundGraph(source)) : null;
  let picture = await pictures?.next();
  if (picture?.done) throw new Unreadable("damaged");
  let sound = await sounds?.next();
  const writer = await CopyWriter.open(join(folder, fileName), picture?.value ?? null, {
    use,
    container: use === "send" && (format === "mov" || format === "m4a") ? sentContainers[format] : "mp4",
    originalHeightPx: measured.heightPx ?? sides?.heightPx ?? 0,
    fps: measured.fps ?? usualFps,
    hasSound: sounds !== null,
  });
  let lastSeconds = 0;
  // In the order of their times: what is late would have to be kept in memory.
  while ((picture && !picture.done) || (sound && !sound.done)) {
    const isPicture =
      picture &&
      !picture.done &&
      (!sound || sound.done || secondsOf(picture.value) <= secondsOf(sound.value));
    if (picture && !picture.done && isPicture) {
      lastSeconds = secondsOf(picture.value);
      await writer.addPicture(picture.value);
      picture = await pictures?.next();
    } else if (sound && !sound.done) {
      await writer.addSound(sound.value);
      sound = await sounds?.next();
    }
  }
  await writer.finish();
  const unshown = (measured.hiddenLaterMs ?? 0) / 1000 + toleratedSeconds;
  if (sides && lastSeconds < (await lastPictureSeconds(path, format)) - unshown)
    throw new Unreadable("damaged");
}

function pictureGraph(
  source: string,
  turning: readonly string[],
  { widthPx, heightPx }: { widthPx: number; heightPx: number },
): string {
  return [
    `movie=${source}:dec_threads=2`,
    ...turning,
    `scale=w=${widthPx}:h=${heightPx}:out_range=tv:flags=bicubic`,
    "format=yuv420p",
    "setsar=1",
    "buffersink@out",
  ].join(",");
}

/** From the film's own zero on: where a sound begins late, or has a hole, silence stands. */
function soundGraph(source: string): string {
  return [
    `amovie=${source}:dec_threads=1`,
    `aresample=${copySampleRate}:async=1:first_pts=0`,
    `aformat=sample_fmts=fltp:sample_rates=${copySampleRate}:channel_layouts=stereo`,
    `asetnsamples=n=${copySoundSamples}:p=0`,
    "abuffersink@out",
  ].join(",");
}

/** When the last picture comes by our own reading: a decoder that meets what it cannot read may end in silence. */
async function lastPictureSeconds(path: string, format: Format): Promise<number> {
  using input = openFilm(path, format);
  const track = await input.getPrimaryVideoTrack();
  const last = track && (await new EncodedPacketSink(track).getPacket(Infinity, { metadataOnly: true }));
  return last?.timestamp ?? 0;
}

/** Even sides, as the encoding wants them, and never larger than the film's. */
export function copySize(widthPx: number, heightPx: number): { widthPx: number; heightPx: number } {
  const scale = Math.min(1, compareShortSidePx / Math.min(widthPx, heightPx));
  const even = (side: number) =>
    Math.max(2, Math.min(2 * Math.round((side * scale) / 2), 2 * Math.floor(side / 2)));
  return { widthPx: even(widthPx), heightPx: even(heightPx) };
}

function secondsOf({ pts, timeBase }: Frame): number {
  return (Number(pts) * timeBase.num) / timeBase.den;
}
