import type { ByteSource } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import type { Edit } from "./edit.ts";
import { isChangingLight, maxUnitBytes } from "./nal-unit.ts";

/** Of the AV1 specification, 6.2.2: headers, tiles and the marks between pictures. */
const kept = new Set([1, 2, 3, 4, 6, 7, 8]);
const metadata = 5;
const padding = 15;
/** What a decoder of AV1 is set up with before the OBUs, in an MP4 and in a WebM. */
export const av1HeadBytes = 4;
/** A byte, that of an extension, and a length of eight. */
const longestHead = 10;

/** An OBU: where it begins, where its content does, and where it ends. */
type Obu = { head: number; from: number; content: number; to: number };

/**
 * What AV1's packets from `start` to `end` hold beside pictures: metadata but light, padding, and what is of no known kind become padding
 * of the same length.
 */
export async function emptiedObus(source: ByteSource, start: number, end: number): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (let at = start; at < end;) {
    const obu = readObu(await source.read(at, Math.min(longestHead, end - at)), at);
    if (!obu || obu.to > end) break; // no decoder can divide it either, or its length is that of a packet
    if (!kept.has((obu.head >> 3) & 15) && !(await isLight(source, obu))) {
      if (obu.to - obu.content > maxUnitBytes) throw new Unreadable("not-cleanable");
      edits.push(...emptied(obu));
    }
    at = obu.to;
  }
  return edits;
}

/** Null where an OBU does not tell its length. */
function readObu(bytes: Uint8Array, at: number): Obu | null {
  const head = bytes[0] ?? 0;
  if ((head & 2) === 0) return null;
  let length = 0;
  const first = head & 4 ? 2 : 1;
  for (let place = 0; place < 8; place++) {
    const byte = bytes[first + place];
    if (byte === undefined) return null;
    length += (byte & 127) * 128 ** place;
    if (byte < 128) {
      const content = at + first + place + 1;
      return { head, from: at, content, to: content + length };
    }
  }
  return null;
}

function emptied({ head, from, content, to }: Obu): Edit[] {
  const named = { from, to: from + 1, by: Uint8Array.of((padding << 3) | (head & 7)) };
  if (content === to) return [named];
  const by = new Uint8Array(to - content).fill(0xff);
  by[by.length - 1] = 0x80;
  return [named, { from: content, to, by }];
}

/** Of metadata: how bright a film is at most, how its maker's screen shows colours, and light that changes from scene to scene. */
async function isLight(source: ByteSource, { head, content, to }: Obu): Promise<boolean> {
  if (((head >> 3) & 15) !== metadata || to - content < 2) return false;
  const [kind = 0, ...rest] = await source.read(content, Math.min(7, to - content));
  const ends = async () => (await source.read(to - 1, 1))[0] === 0x80;
  if (kind === 1) return to - content === 6 && ends();
  if (kind === 2) return to - content === 26 && ends();
  return kind === 4 && isChangingLight(Uint8Array.from(rest));
}
