import type { Format } from "#lib/domain/media/format.ts";
import { type ByteSource, patchedSource, stretch } from "./bytes.ts";
import { findMp3Start } from "./mp3-frames.ts";
import { trueWavLengths } from "./wav-header.ts";
import { closedWebm, voidUnknownElements } from "./webm-elements.ts";

/**
 * A film or sound as its demuxer can read it, where players get over what it stumbles on: an MP3 begins with its first frame, a
 * WAV's lengths are told, and a WebM has no elements of unknown kinds and one more part at its end. Samples and times stay what they are.
 */
export async function mendedSource(source: ByteSource, format: Format): Promise<ByteSource> {
  if (format === "mp3") return stretch(source, (await findMp3Start(source)) ?? 0, source.sizeBytes);
  if (format === "wav") return patchedSource(source, await trueWavLengths(source));
  if (format === "webm" || format === "weba")
    return patchedSource(await closedWebm(source), await voidUnknownElements(source));
  return source;
}
