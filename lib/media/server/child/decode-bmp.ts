import { readFile } from "node:fs/promises";
import { AV_CODEC_ID_BMP, AV_PIX_FMT_RGB24, AV_PIX_FMT_RGBA } from "node-av/constants";
import {
  Codec,
  CodecContext,
  Dictionary,
  FFmpegError,
  Frame,
  Packet,
  SoftwareScaleContext,
} from "node-av/lib";
import type { Sharp } from "sharp";
import { maxPixels } from "#lib/domain/media/upload-limits.ts";
import { fromPixels } from "./limited-sharp.ts";

/** Where a bitmap's header says how its pixels are packed, and the answer that masks tell their channels apart. */
const packing = { at: 30, byMasks: 3 };
/** Some programs leave the last row unpadded: FFmpeg would take every row for it. */
const lastPadding = Buffer.alloc(3);

/** Decodes a Windows bitmap with FFmpeg, since sharp reads none. Throws for what is damaged, too large, or packed in unheard-of ways. */
export async function decodeBmp(path: string): Promise<Sharp> {
  const file = Buffer.concat([await readFile(path), lastPadding]);
  using decoded = await decode(file);
  const { width, height } = decoded;
  // Without a mask for it there is no transparency, whatever stands in a pixel's fourth byte.
  const hasAlpha = file.readUInt32LE(packing.at) === packing.byMasks;
  using pixels = new Frame();
  pixels.alloc();
  Object.assign(pixels, { width, height, format: hasAlpha ? AV_PIX_FMT_RGBA : AV_PIX_FMT_RGB24 });
  FFmpegError.throwIfError(pixels.allocBuffer(), "making room for a bitmap's pixels");
  using converter = new SoftwareScaleContext();
  converter.allocContext();
  FFmpegError.throwIfError(await converter.scaleFrame(pixels, decoded), "converting a bitmap's pixels");
  return fromPixels(pixels.toBuffer(), width, height, hasAlpha ? 4 : 3);
}

/** The decoder has a bound of its own, twice the one that the header was judged by: it counts its rows with their padding. */
async function decode(file: Buffer): Promise<Frame> {
  const codec = Codec.findDecoder(AV_CODEC_ID_BMP);
  if (!codec) throw new Error("no decoder of bitmaps");
  using decoder = new CodecContext();
  decoder.allocContext3(codec);
  using bounds = Dictionary.fromObject({ max_pixels: String(2 * maxPixels) });
  FFmpegError.throwIfError(await decoder.open2(codec, bounds), "opening a bitmap's decoder");
  using packet = new Packet();
  packet.alloc();
  packet.data = file;
  FFmpegError.throwIfError(await decoder.sendPacket(packet), "decoding a bitmap");
  const frame = new Frame();
  frame.alloc();
  FFmpegError.throwIfError(await decoder.receiveFrame(frame), "decoding a bitmap");
  return frame;
}
