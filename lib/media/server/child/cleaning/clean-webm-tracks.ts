import type { ByteSource } from "#lib/media/bytes.ts";
import type { Edit } from "./edit.ts";
import { emptiedVorbis } from "./emptied-vorbis.ts";
import { listElements, voided, type WebmElement, webmIds } from "./webm-elements.ts";

const picturesOrSound = new Set([1, 2]);

/** What decoders and players need of a track, beside its pictures' and sound's own description; names are not among it. */
// oxfmt-ignore
const sentParts = new Set<number>([
  webmIds.trackNumber, webmIds.trackType, webmIds.codecId, webmIds.codecPrivate,
  0x73c5, 0xb9, 0x88, 0x55aa, 0x9c, 0x23e383, 0x234e7a, 0x55ee, 0x41e4, 0x22b59c, 0x22b59d, 0x56aa, 0x56bb, 0xaa,
  0xe0, 0xe1, 0x6d80,
]);

/** Takes all tracks but those of pictures and sound out; gives the numbers of those that stay. */
export async function cleanWebmTracks(
  source: ByteSource,
  tracks: WebmElement,
): Promise<{ edits: Edit[]; sent: Set<number> }> {
  const edits: Edit[] = [];
  const sent = new Set<number>();
  for await (const track of listElements(source, tracks.start, tracks.end)) {
    const parts: WebmElement[] = [];
    if (track.id === webmIds.track)
      for await (const part of listElements(source, track.start, track.end)) parts.push(part);
    const number = await readNumber(source, parts, webmIds.trackNumber);
    const type = await readNumber(source, parts, webmIds.trackType);
    if (number === null || type === null || !picturesOrSound.has(type)) {
      edits.push(...voided(track));
      continue;
    }
    sent.add(number);
    for (const part of parts) {
      if (!sentParts.has(part.id)) edits.push(...voided(part));
      else if (part.id === webmIds.codecPrivate) edits.push(...(await emptiedVorbis(source, part)));
    }
  }
  return { edits, sent };
}

async function readNumber(
  source: ByteSource,
  parts: readonly WebmElement[],
  id: number,
): Promise<number | null> {
  const part = parts.find((one) => one.id === id);
  if (!part) return null;
  const bytes = await source.read(part.start, Math.min(8, part.end - part.start));
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}
