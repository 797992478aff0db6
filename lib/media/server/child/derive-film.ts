import "#lib/media/server/codecs.ts";
import type { InputVideoTrack, VideoSample } from "mediabunny";
import type { Sharp } from "sharp";
import { FFmpegError } from "node-av/lib";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { sourceOptions } from "#lib/media/server/render/demuxer-name.ts";
import { graphPath, runFilterGraph } from "#lib/media/server/render/filter-graph.ts";
import { deinterlace, lookAtPictures, seenFilters } from "#lib/media/server/render/seen-pictures.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { fromPixels, posterSidePx, saveWebp } from "./limited-sharp.ts";
import { openFilm } from "./open-film.ts";
import { decodeSamples, listSamples, saveWaveform } from "./save-waveform.ts";

type ShownFilm = { path: string; format: Format; measured: Measured; folder: string };

/**
 * The first picture as poster, as it is seen: what a player shows next is the same. What an edit list hides before it is left out.
 * Nothing where it cannot be made.
 */
export async function savePoster({ path, format, measured, folder }: ShownFilm): Promise<MadeFile[]> {
  const { widthPx, heightPx } = measured;
  if (!widthPx || !heightPx) return [];
  const scale = Math.min(1, posterSidePx / Math.max(widthPx, heightPx));
  const [width, height] = [widthPx, heightPx].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ];
  try {
    const facts = await lookAtPictures(path, format);
    const graph = [
      `movie=${graphPath(path)}:${sourceOptions(format)}:dec_threads=2`,
      ...(facts.firstSeconds < 0 ? ["trim=start=0"] : []),
      ...(facts.isInterlaced ? [deinterlace] : []),
      ...seenFilters(facts, { widthPx: width, heightPx: height }, "picture"),
      "buffersink@out",
    ];
    for await (const picture of runFilterGraph(graph.join(",")))
      return [
        await saveWebp(fromPixels(Uint8Array.from(picture.toBuffer()), width, height, 3), "poster", folder),
      ];
  } catch (error) {
    if (!(error instanceof FFmpegError || error instanceof Unreadable)) throw error;
  }
  return [];
}

/** The sound as peaks, of a sound file or under a film. */
export async function saveSound({ path, format, measured, folder }: ShownFilm): Promise<MadeFile[]> {
  const { durationMs = 0, hasSound, needsConverting } = measured;
  if (durationMs === 0 || hasSound === false) return [];
  if (needsConverting) return [await saveWaveform(listSamples(path, format), durationMs, folder)];
  using input = openFilm(path, format);
  const audio = await input.getPrimaryAudioTrack();
  return audio ? [await saveWaveform(decodeSamples(audio), durationMs, folder)] : [];
}

/** A decoded picture of a track as it is shown: upright, its pixels square. Closes it. */
export async function pictureOf(decoded: VideoSample, track: InputVideoTrack): Promise<Sharp> {
  using frame = decoded;
  const { width, height } = frame.visibleRect;
  const pixels = new Uint8Array(frame.allocationSize({ format: "RGBA" }));
  await frame.copyTo(pixels, { format: "RGBA" });
  // Stretched to square pixels before it is turned and mirrored: that comes last in how a film is shown.
  const { squarePixelWidth, squarePixelHeight, rotation } = frame;
  const square = await fromPixels(pixels, width, height, 4)
    .resize(squarePixelWidth, squarePixelHeight, { fit: "fill" })
    .removeAlpha()
    .raw()
    .toBuffer();
  const picture = fromPixels(square, squarePixelWidth, squarePixelHeight, 3);
  // Here mirroring comes before turning, in a film behind it.
  if (await track.getFlip()) return (rotation % 180 === 0 ? picture.flop() : picture.flip()).rotate(rotation);
  return picture.rotate(rotation);
}
