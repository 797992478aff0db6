import "#lib/media/server/codecs.ts";
import type { InputVideoTrack, VideoSample } from "mediabunny";
import type { Sharp } from "sharp";
import type { Format } from "#lib/domain/media/format.ts";
import type { MadeFile } from "#lib/media/server/media-job.ts";
import { decodeFirstFrame, openFilm } from "./open-film.ts";
import { fromPixels, saveWebp } from "./limited-sharp.ts";
import { saveWaveform } from "./save-waveform.ts";

/** The first picture as poster: what a player shows next is the same. Nothing where it cannot be made. */
export async function savePoster(path: string, format: Format, folder: string): Promise<MadeFile[]> {
  using input = openFilm(path, format);
  const video = await input.getPrimaryVideoTrack();
  if (!video) return [];
  const poster = await decodeFirstFrame(video)
    .then((frame) => pictureOf(frame, video))
    .then((picture) => saveWebp(picture, "poster", folder))
    .catch(() => null);
  return poster ? [poster] : [];
}

/** The sound as peaks, of a sound file or under a film. */
export async function saveSound(
  path: string,
  format: Format,
  durationMs: number,
  folder: string,
): Promise<MadeFile[]> {
  using input = openFilm(path, format);
  const audio = await input.getPrimaryAudioTrack();
  return audio && durationMs > 0 ? [await saveWaveform(audio, durationMs, folder)] : [];
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
