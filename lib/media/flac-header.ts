import type { Measured } from "#lib/domain/media/asset.ts";
import { type ByteSource, hasText, viewOf } from "./bytes.ts";
import { id3Length } from "./mp3-frames.ts";
import { asDuration, Unreadable } from "./reading.ts";

/** What a FLAC says of its sound, behind whatever tag; nothing of its length where it was written into a pipe. */
export async function readFlac(source: ByteSource): Promise<Measured> {
  const start = id3Length(await source.read(0, 10));
  const head = await source.read(start, 42);
  if (!hasText(head, 0, "fLaC") || ((head[4] ?? 0) & 0x7f) !== 0) throw new Unreadable("damaged");
  return { ...describeFlac(head.subarray(8)), needsConverting: true };
}

/** What the block says with which every FLAC begins, be it in a container. */
export function describeFlac(block: Uint8Array): Measured {
  const packed = viewOf(block).getBigUint64(10);
  const rate = Number(packed >> 44n);
  const channels = Number((packed >> 41n) & 7n) + 1;
  const samples = Number(packed & 0xf_ffff_ffffn);
  if (rate === 0) throw new Unreadable("damaged");
  return {
    ...(samples > 0 ? asDuration(samples / rate) : {}),
    audioCodec: "flac",
    hasSound: true,
    channels,
  };
}
