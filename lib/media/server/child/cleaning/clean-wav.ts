import { type ByteSource, textAt, viewOf } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { cut, type Edit } from "./edit.ts";

/** The samples, how they are encoded, and how many they are. `LIST`, `bext`, `iXML`, `id3 `, `cart`, `_PMX` are words. */
const kept = new Set(["fmt ", "fact", "data"]);
/** The encoding that is told by what follows the usual sixteen bytes: plain samples need no more than these. */
const extensible = 0xfffe;
const maxChunks = 10_000;

/** A WAV with its samples alone: every other chunk is cut out, and the lengths in the headers say so. */
export async function cleanWav(source: ByteSource): Promise<Edit[]> {
  const edits: Edit[] = [];
  let riffBytes = 4;
  let at = 12;
  let hasData = false;
  for (let count = 0; at + 8 <= source.sizeBytes && count < maxChunks && !hasData; count++) {
    const head = await source.read(at, 8);
    const type = textAt(head, 0, 4);
    const length = viewOf(head).getUint32(4, true);
    const claimed = type === "data" && length === 0 ? source.sizeBytes : length;
    const end = Math.min(at + 8 + claimed, source.sizeBytes);
    const next = Math.min(end + (claimed & 1), source.sizeBytes);
    const needed = kept.has(type) ? await neededBytes(source, type, at + 8, end) : null;
    if (needed === null) edits.push(cut(at, next));
    else if (needed < end - at - 8) {
      riffBytes += 8 + needed;
      edits.push({ from: at + 4, to: at + 8, by: field(needed) }, cut(at + 8 + needed, next));
    } else {
      riffBytes += next - at;
      // What was written into a pipe says no true length: now it has one.
      if (type === "data") edits.push({ from: at + 4, to: at + 8, by: field(end - at - 8) });
    }
    hasData = type === "data";
    at = next;
  }
  if (!hasData) throw new Unreadable("not-cleanable");
  if (at < source.sizeBytes) edits.push(cut(at, source.sizeBytes));
  return [{ from: 4, to: 8, by: field(riffBytes) }, ...edits];
}

/** How much of a chunk is what it is kept for. Words may stand behind. */
async function neededBytes(source: ByteSource, type: string, start: number, end: number): Promise<number> {
  if (type === "fact") return Math.min(4, end - start);
  if (type === "data" || end - start <= 18) return end - start;
  const tag = viewOf(await source.read(start, 2)).getUint16(0, true);
  return Math.min(tag === extensible ? 40 : 16, end - start);
}

function field(bytes: number): Uint8Array {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(bytes);
  return four;
}
