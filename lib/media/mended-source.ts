import type { Format } from "#lib/domain/media/format.ts";
import { type ByteSource, patchedSource, stretch } from "./bytes.ts";
import { findMp3Start } from "./mp3-frames.ts";
import { trueWavLengths } from "./wav-header.ts";
import { closedWebm, voidUnknownElements } from "./webm-elements.ts";

type Mend = (source: ByteSource) => Promise<ByteSource>;

const mendWebm: Mend = async (source) =>
  patchedSource(await closedWebm(source), await voidUnknownElements(source));

const mends: Partial<Record<Format, Mend>> = {
  mp3: async (source) => stretch(source, (await findMp3Start(source)) ?? 0, source.sizeBytes),
  wav: async (source) => patchedSource(source, await trueWavLengths(source)),
  webm: mendWebm,
  weba: mendWebm,
};

/** Whether some files of a format need mending. */
export const isMended = (format: Format): boolean => mends[format] !== undefined;

/**
 * A film or sound as its demuxer can read it, where players get over what it stumbles on: an MP3 begins with its first frame, a
 * WAV's lengths are told, and a WebM has no elements of unknown kinds and one more part at its end. Samples and times stay what they are.
 */
export async function mendedSource(source: ByteSource, format: Format): Promise<ByteSource> {
  return (await mends[format]?.(source)) ?? source;
}
