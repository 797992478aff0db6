import { registerMediabunnyServer } from "@mediabunny/server";
import type { InputVideoTrack } from "mediabunny";
import type { Sharp } from "sharp";
import type { Measured } from "#lib/domain/asset.ts";
import type { Format } from "#lib/domain/format.ts";
import type { MadeFile } from "#lib/media/server/derive.ts";
import { decodeFirstFrame } from "./decode-first-frame.ts";
import { fromPixels } from "./limited-sharp.ts";
import { openFilm } from "./open-film.ts";
import { saveWaveform } from "./save-waveform.ts";
import { saveWebp } from "./save-webp.ts";

registerMediabunnyServer();

/** The first picture as poster (what a player shows next is the same), and the sound as peaks. */
export async function deriveFromFilm(job: {
  path: string;
  format: Format;
  measured: Measured;
  folder: string;
}): Promise<MadeFile[]> {
  using input = openFilm(job.path, job.format);
  const made: MadeFile[] = [];
  if (job.measured.widthPx) {
    const video = await input.getPrimaryVideoTrack();
    if (video) made.push(await saveWebp(await readPicture(video), "poster", job.folder));
  }
  const audio = await input.getPrimaryAudioTrack();
  if (audio && job.measured.durationMs) {
    // A sound that breaks off in the middle shall not take the picture with it.
    const waveform = await saveWaveform(audio, job.measured.durationMs, job.folder).catch(() => null);
    if (waveform) made.push(waveform);
  }
  return made;
}

async function readPicture(track: InputVideoTrack): Promise<Sharp> {
  using frame = await decodeFirstFrame(track);
  const { width, height } = frame.visibleRect;
  const pixels = new Uint8Array(frame.allocationSize({ format: "RGBA" }));
  await frame.copyTo(pixels, { format: "RGBA" });
  // Stretched to square pixels before it is turned: turning comes last in how a film is shown.
  const { squarePixelWidth, squarePixelHeight, rotation } = frame;
  const square = await fromPixels(pixels, width, height, 4)
    .resize(squarePixelWidth, squarePixelHeight, { fit: "fill" })
    .removeAlpha()
    .raw()
    .toBuffer();
  return fromPixels(square, squarePixelWidth, squarePixelHeight, 3).rotate(rotation);
}
