import type { Measured } from "#lib/domain/media/asset.ts";
import { type ByteSource, hasText, viewOf } from "./bytes.ts";
import { describeFlac } from "./flac-header.ts";
import { asDuration, Unreadable } from "./reading.ts";

/** Each stream begins with a page of its own; a file of sound has one or two. */
const maxFirstPages = 16;
/** More than a page's largest size, which its last one fits into. */
const tailBytes = 128 * 1024;
const pageHeadBytes = 27;

/** A stream of sound by its first packet: units of its times in a second, and how many come before its start. */
type OggSound = { facts: Measured; perSecond: number; skipped: number };

/**
 * What an Ogg says of its sound: by its first pages, and by the time on the last. Throws `Unreadable` for one with pictures, with the
 * name of their encoding, and where there is no sound.
 */
export async function readOgg(source: ByteSource): Promise<Measured> {
  const { sound, serial } = await findSound(source);
  const last = await readLastTime(source, serial);
  const seconds = (last - sound.skipped) / sound.perSecond;
  const { durationMs: _, ...facts } = sound.facts;
  return { ...asDuration(seconds), ...facts, needsConverting: true };
}

async function findSound(source: ByteSource): Promise<{ sound: OggSound; serial: number }> {
  let found: { sound: OggSound; serial: number } | null = null;
  let at = 0;
  for (let count = 0; count < maxFirstPages; count++) {
    const page = await source.read(at, 512);
    if (!hasText(page, 0, "OggS") || ((page[5] ?? 0) & 2) === 0) break; // no first page of a stream any more
    const segments = page[26] ?? 0;
    const packet = page.subarray(pageHeadBytes + segments);
    if (hasText(packet, 0, "\x80theora")) throw new Unreadable("codec", { codec: "Theora" });
    if (hasText(packet, 0, "BBCD\0")) throw new Unreadable("codec", { codec: "Dirac" });
    const sound = describe(packet);
    if (sound) found ??= { sound, serial: viewOf(page).getUint32(14, true) };
    at += pageHeadBytes + segments + lengthOf(page.subarray(pageHeadBytes, pageHeadBytes + segments));
  }
  if (!found) throw new Unreadable("no-content");
  return found;
}

function describe(packet: Uint8Array): OggSound | null {
  const view = viewOf(packet);
  const sound = (audioCodec: string, channels: number): Measured => ({
    audioCodec,
    hasSound: true,
    ...(channels > 0 && { channels }),
  });
  if (hasText(packet, 0, "OpusHead"))
    return {
      facts: sound("opus", view.getUint8(9)),
      perSecond: 48_000,
      skipped: view.getUint16(10, true),
    };
  if (hasText(packet, 0, "\x01vorbis"))
    return { facts: sound("vorbis", view.getUint8(11)), perSecond: view.getUint32(12, true), skipped: 0 };
  if (hasText(packet, 0, "Speex   "))
    return {
      facts: sound("speex", view.getUint32(48, true)),
      perSecond: view.getUint32(36, true),
      skipped: 0,
    };
  if (hasText(packet, 0, "\x7fFLAC")) {
    const block = packet.subarray(17);
    const perSecond = Number(viewOf(block).getBigUint64(10) >> 44n);
    return { facts: describeFlac(block), perSecond, skipped: 0 };
  }
  return null;
}

/** The largest time of a stream near the end of the file. Throws `Unreadable` where the last page is cut. */
async function readLastTime(source: ByteSource, serial: number): Promise<number> {
  const start = Math.max(0, source.sizeBytes - tailBytes);
  const tail = await source.read(start, tailBytes);
  const view = viewOf(tail);
  let time = -1n;
  for (let at = 0; at + pageHeadBytes <= tail.byteLength;) {
    if (!hasText(tail, at, "OggS")) {
      at += 1;
      continue;
    }
    const segments = tail[at + 26] ?? 0;
    const body = at + pageHeadBytes + segments;
    const end = body + lengthOf(tail.subarray(at + pageHeadBytes, body));
    const told = view.getBigInt64(at + 6, true);
    if (view.getUint32(at + 14, true) === serial) {
      if (end > tail.byteLength) throw new Unreadable("damaged");
      if (told > time) time = told;
    }
    at = Math.max(end, at + 4);
  }
  if (time <= 0n) throw new Unreadable("damaged");
  return Number(time);
}

const lengthOf = (segments: Uint8Array) => segments.reduce((sum, length) => sum + length, 0);
