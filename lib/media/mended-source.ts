import type { Format } from "#lib/domain/media/format.ts";
import type { ByteSource } from "./bytes.ts";
import { findMp3Start } from "./mp3-frames.ts";
import { trueWavLengths } from "./wav-header.ts";
import { voidUnknownElements } from "./webm-elements.ts";

/** Bytes that stand in for as many others. */
export type Patch = { at: number; bytes: Uint8Array };

/**
 * A film or sound as its demuxer can read it, where players get over what it stumbles on: an MP3 begins with its first frame, a
 * WAV's lengths are told, and a WebM has no elements of unknown kinds. Samples and times stay what they are.
 */
export async function mendedSource(source: ByteSource, format: Format): Promise<ByteSource> {
  if (format === "mp3") return stretch(source, (await findMp3Start(source)) ?? 0, source.sizeBytes);
  if (format === "wav") return patchedSource(source, await trueWavLengths(source));
  if (format === "webm" || format === "weba") return patchedSource(source, await voidUnknownElements(source));
  return source;
}

/** What a source has between two offsets. */
export function stretch(source: ByteSource, start: number, end: number): ByteSource {
  const sizeBytes = end - start;
  return {
    sizeBytes,
    read: (offset, length) => source.read(start + offset, Math.min(length, Math.max(0, sizeBytes - offset))),
  };
}

/** A source with some of its bytes replaced. */
export function patchedSource(source: ByteSource, patches: readonly Patch[]): ByteSource {
  if (patches.length === 0) return source;
  return {
    sizeBytes: source.sizeBytes,
    async read(offset, length) {
      const bytes = (await source.read(offset, length)).slice();
      for (const { at, bytes: own } of patches) {
        const [from, to] = [Math.max(at, offset), Math.min(at + own.byteLength, offset + bytes.byteLength)];
        if (from < to) bytes.set(own.subarray(from - at, to - at), from - offset);
      }
      return bytes;
    },
  };
}
