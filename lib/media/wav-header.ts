import { type ByteSource, type Patch, textAt, viewOf } from "./bytes.ts";
import { Unreadable } from "./reading.ts";

/** How a WAV's samples are encoded, where the header says so, and where they lie. `lengthAt` is where their length is written. */
type WavHeader = { encoding?: { tag: number; bits: number }; data?: { lengthAt: number; length: number } };

const maxChunks = 10_000;
/** The encoding stands in the first two bytes of what follows the usual eighteen, a length and a mask of speakers. */
const extensible = 0xfffe;

/** Reads the chunks up to the samples. Nothing where the header ends before it says what it must. */
async function readWavHeader(source: ByteSource): Promise<WavHeader> {
  const header: WavHeader = {};
  let at = 12;
  for (let count = 0; count < maxChunks && !header.data; count++) {
    const head = await source.read(at, 8);
    if (head.byteLength < 8) break;
    const type = textAt(head, 0, 4);
    const length = viewOf(head).getUint32(4, true);
    if (type === "data") header.data = { lengthAt: at + 4, length };
    if (type === "fmt ") {
      const content = await source.read(at + 8, Math.min(length, 26));
      if (content.byteLength < 16) break;
      const view = viewOf(content);
      const tag = view.getUint16(0, true);
      header.encoding = {
        tag: tag === extensible && content.byteLength >= 26 ? view.getUint16(24, true) : tag,
        bits: view.getUint16(14, true),
      };
    }
    at += 8 + length + (length & 1);
  }
  return header;
}

const [pcm, float] = [1, 3];
/** Samples that are read whatever their number of bits: A-law and μ-law. */
const telephone = new Set([6, 7]);
/** What else is found in WAV files, by its registered number. */
const encodings: Readonly<Record<number, string>> = {
  0x02: "ADPCM",
  0x11: "ADPCM",
  0x31: "GSM",
  0x50: "MP2",
  0x55: "MP3",
  0xff: "AAC",
  0x160: "WMA",
  0x161: "WMA",
  0x162: "WMA",
  0x163: "WMA",
  0x2000: "AC-3",
  0x2001: "DTS",
  0xf1ac: "FLAC",
};

/** Throws `Unreadable`, with the encoding's name where it has one, for a WAV whose samples are no plain ones. */
export async function requirePlainSamples(source: ByteSource): Promise<void> {
  const { encoding } = await readWavHeader(source);
  if (!encoding || telephone.has(encoding.tag)) return;
  const { tag, bits } = encoding;
  if (tag === pcm && [8, 16, 24, 32].includes(bits)) return;
  if (tag === float && (bits === 32 || bits === 64)) return;
  const name = tag === pcm ? `${bits}-bit PCM` : tag === float ? `${bits}-bit float` : encodings[tag];
  throw new Unreadable("sound-codec", name === undefined ? {} : { codec: name });
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
