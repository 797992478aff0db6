import type { Measured } from "#lib/domain/media/asset.ts";
import { type ByteSource, textAt, viewOf } from "./bytes.ts";
import { codecOfFourSigns } from "./codec-names.ts";
import { asDuration, Unreadable } from "./reading.ts";

const maxChunks = 1000;
/** In AIFF's first version samples have no name, and are whole numbers whose highest byte comes first. */
const plainSigns = new Set(["NONE", "twos"]);

/** What an AIFF or AIFC says of its sound. Throws `Unreadable`, or a `RangeError`, where it does not. */
export async function readAiff(source: ByteSource): Promise<Measured> {
  let at = 12;
  for (let count = 0; count < maxChunks; count++) {
    const head = await source.read(at, 8);
    if (head.byteLength < 8) break;
    const length = viewOf(head).getUint32(4);
    if (textAt(head, 0, 4) === "COMM") return describe(await source.read(at + 8, Math.min(length, 22)));
    at += 8 + length + (length & 1);
  }
  throw new Unreadable("damaged");
}

function describe(common: Uint8Array): Measured {
  const view = viewOf(common);
  const [channels, frames, bits] = [view.getInt16(0), view.getUint32(2), view.getInt16(6)];
  const signs = common.byteLength >= 22 ? textAt(common, 18, 4) : "NONE";
  const codec = plainSigns.has(signs) ? `pcm-s${Math.ceil(bits / 8) * 8}be` : codecOfFourSigns(signs);
  return {
    ...asDuration(frames / readExtended(view, 8)),
    ...(codec !== undefined && { audioCodec: codec.replace("pcm-s8be", "pcm-s8") }),
    hasSound: true,
    ...(channels > 0 && { channels }),
    needsConverting: true,
  };
}

/** A number of 80 bits: 15 of its power of two, and 64 of which the first is its one. */
function readExtended(view: DataView, at: number): number {
  const power = (view.getUint16(at) & 0x7fff) - 16_383;
  return Number(view.getBigUint64(at + 2)) * 2 ** (power - 63);
}
