import type { Measured } from "#lib/domain/media/asset.ts";
import { type ByteSource, type Patch, textAt, viewOf } from "./bytes.ts";
import { codecOfWaveTag } from "./codec-names.ts";
import { asDuration } from "./reading.ts";

/** How a WAV's samples are encoded, where the header says so, and where they lie. `lengthAt` is where their length is written. */
type WavHeader = {
  encoding?: { tag: number; bits: number; channels: number; rate: number; bytesPerSecond: number };
  data?: { lengthAt: number; length: number };
  /** How many samples each channel has, where a chunk of its own says so. */
  samples?: number;
};

const maxChunks = 10_000;
/** The encoding stands in the first two bytes of what follows the usual eighteen, a length and a mask of speakers. */
const extensible = 0xfffe;

/** Reads the chunks up to the samples. Nothing where the header ends before it says what it must. */
async function readWavHeader(source: ByteSource): Promise<WavHeader> {
  const header: WavHeader = {};
  let at = 12;
  let longData: number | null = null;
  for (let count = 0; count < maxChunks && !header.data; count++) {
    const head = await source.read(at, 8);
    if (head.byteLength < 8) break;
    const type = textAt(head, 0, 4);
    const length = viewOf(head).getUint32(4, true);
    if (type === "data") header.data = { lengthAt: at + 4, length: longData ?? length };
    if (type === "ds64") longData = Number(viewOf(await source.read(at + 16, 8)).getBigUint64(0, true));
    if (type === "fact" && length >= 4)
      header.samples = viewOf(await source.read(at + 8, 4)).getUint32(0, true);
    if (type === "fmt ") {
      const content = await source.read(at + 8, Math.min(length, 26));
      if (content.byteLength < 16) break;
      const view = viewOf(content);
      const tag = view.getUint16(0, true);
      header.encoding = {
        tag: tag === extensible && content.byteLength >= 26 ? view.getUint16(24, true) : tag,
        bits: view.getUint16(14, true),
        channels: view.getUint16(2, true),
        rate: view.getUint32(4, true),
        bytesPerSecond: view.getUint32(8, true),
      };
    }
    at += 8 + length + (length & 1);
  }
  return header;
}

const [pcm, float] = [1, 3];
/** Samples that are read whatever their number of bits: A-law and μ-law. */
const telephone = new Set([6, 7]);

/**
 * What a WAV says itself that the studio's demuxer does not read: one of other than plain samples, or longer than its 32 bits can say
 * (RF64). Null for every other. Its length is told where the header tells it.
 */
export async function readOddWav(source: ByteSource): Promise<Measured | null> {
  const signs = textAt(await source.read(0, 4), 0, 4);
  const { encoding, data, samples } = await readWavHeader(source);
  if (!encoding || (signs === "RIFF" && isPlain(encoding))) return null;
  const { tag, bits, channels, rate, bytesPerSecond } = encoding;
  const dataBytes = Math.min(data?.length ?? 0, source.sizeBytes);
  const isCounted = samples !== undefined && samples > 0 && !isPlain(encoding);
  const seconds = isCounted ? samples / rate : dataBytes / bytesPerSecond;
  const codec = codecOfWaveTag(tag, bits);
  return {
    ...(Number.isFinite(seconds) && seconds > 0 ? asDuration(seconds) : {}),
    ...(codec !== undefined && { audioCodec: codec }),
    hasSound: true,
    ...(channels > 0 && { channels }),
    needsConverting: true,
  };
}

function isPlain({ tag, bits }: { tag: number; bits: number }): boolean {
  if (telephone.has(tag)) return true;
  if (tag === pcm) return [8, 16, 24, 32].includes(bits);
  return tag === float && (bits === 32 || bits === 64);
}

/** Lengths of zero, as of a WAV that was written into a pipe, and what belongs there: as much as the file has. */
export async function trueWavLengths(source: ByteSource): Promise<Patch[]> {
  const riffLength = viewOf(await source.read(4, 4)).getUint32(0, true);
  const { data } = await readWavHeader(source);
  const untold = [...(riffLength === 0 ? [4] : []), ...(data?.length === 0 ? [data.lengthAt] : [])];
  return untold.map((at) => {
    const bytes = new Uint8Array(4);
    viewOf(bytes).setUint32(0, source.sizeBytes - at - 4, true);
    return { at, bytes };
  });
}
