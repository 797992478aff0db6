import { join } from "node:path";
import { FFmpegError } from "node-av/lib";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { pictureSource, runFilterGraph, secondsOf } from "#lib/media/server/render/filter-graph.ts";
import { deinterlace, lookAtPictures, seenFilters } from "#lib/media/server/render/seen-pictures.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { fromPixels } from "./limited-sharp.ts";

/** How long before the wanted picture a film is entered: at the key frame before that. */
const beforeSeconds = 2;

type FrameJob = {
  path: string;
  format: Format;
  measured: Measured;
  folder: string;
  /** From the film's own zero on; null is the last picture. */
  atMs: number | null;
};

/**
 * Takes one picture of a film as PNG, as large as it is shown, upright, in the colours that players show: the one that is seen at a
 * time, before the first one that, after the last one the last. Enters the film shortly before it where that can be done, and is told
 * by the picture's own time that it is the one; else decodes from the beginning.
 */
export async function saveFrame(job: FrameJob): Promise<{ fileName: string; beginMs: number }> {
  const { path, format, measured, folder, atMs } = job;
  const { widthPx, heightPx } = measured;
  if (!widthPx || !heightPx) throw new Unreadable("no-content");
  const source = pictureSource(path, format);
  const fromSeconds = (atMs ?? measured.durationMs ?? 0) / 1000 - beforeSeconds;
  const entered =
    fromSeconds > 0 ? pictureSource(path, format, `:seek_point=${fromSeconds.toFixed(3)}`) : null;
  const until = atMs === null ? Infinity : atMs / 1000;
  const wanted = (entered && (await findFrame(entered, until))) ?? (await findFrame(source, until, true));
  if (!wanted) throw new Unreadable("damaged");
  const facts = await lookAtPictures(path, format);
  // Half pictures are told apart by those before and behind them, and come in finer units of time.
  const isWoven = facts.isInterlaced || measured.isInterlaced;
  const shown = [
    ...(isWoven ? [deinterlace, `settb=${wanted.unit}`] : []),
    `trim=start_pts=${wanted.pts}`,
    ...seenFilters(facts, { widthPx, heightPx }, "picture"),
    "buffersink@out",
  ].join(",");
  const pixels =
    (entered && (await readPixels(`${entered},${shown}`, wanted.pts))) ??
    (await readPixels(`${source},${shown}`, wanted.pts));
  if (!pixels) throw new Unreadable("damaged");
  const fileName = "frame.png";
  await fromPixels(pixels, widthPx, heightPx, 3).png().toFile(join(folder, fileName));
  return { fileName, beginMs: wanted.beginMs };
}

type Found = { pts: bigint; beginMs: number; unit: string };

/**
 * The last picture that begins no later than a time, by the time that it says itself. Null where the film could not be entered, or only
 * behind that; `orFirst` takes the first picture then.
 */
async function findFrame(source: string, untilSeconds: number, orFirst = false): Promise<Found | null> {
  let found: Found | null = null;
  try {
    for await (const frame of runFilterGraph(`${source},buffersink@out`)) {
      const { pts, timeBase } = frame;
      const beginSeconds = secondsOf(frame);
      if (beginSeconds > untilSeconds && (found || !orFirst)) break;
      found = {
        pts,
        beginMs: Math.round(beginSeconds * 1000),
        unit: `${timeBase.num}/${timeBase.den}`,
      };
    }
  } catch (error) {
    if (!(error instanceof FFmpegError)) throw error;
    return null; // it cannot be entered there, or not be read to there
  }
  return found;
}

/** The pixels of a graph's first picture; null where that is another one than the one of this time. */
async function readPixels(graph: string, pts: bigint): Promise<Uint8Array | null> {
  const pictures = runFilterGraph(graph);
  try {
    const picture = await pictures.next();
    return !picture.done && picture.value.pts === pts ? Uint8Array.from(picture.value.toBuffer()) : null;
  } catch (error) {
    if (!(error instanceof FFmpegError)) throw error;
    return null;
  } finally {
    await pictures.return(undefined);
  }
}
