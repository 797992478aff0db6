import { type ByteSource, textAt, viewOf } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { cut, type Edit } from "./edit.ts";

/** The samples, how they are encoded, and how many they are. `LIST`, `bext`, `iXML`, `id3 `, `cart`, `_PMX` are words. */
const kept = new Set(["fmt ", "fact", "data"]);
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
    if (!kept.has(type)) edits.push(cut(at, next));
    else {
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

function field(bytes: number): Uint8Array {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(bytes);
  return four;
}
