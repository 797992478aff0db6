import { readFile } from "node:fs/promises";
import {
  AV_CODEC_ID_JPEGXL,
  AV_FRAME_DATA_ICC_PROFILE,
  AV_PIX_FMT_RGB24,
  type AVPixelFormat,
} from "node-av/constants";
import { avGetPixFmtName, Codec, CodecContext, Dictionary, FFmpegError, Frame, Packet } from "node-av/lib";
import type { Sharp } from "sharp";
import { maxPixels } from "#lib/domain/media/upload-limits.ts";
import { memorySource } from "#lib/media/bytes.ts";
import { readJxl } from "#lib/media/jxl-header.ts";
import { requireDrawable, Unreadable } from "#lib/media/reading.ts";
import { alphaFormats } from "#lib/media/server/render/seen-pictures.ts";
import { drawFrame, withProfile } from "./drawn-pixels.ts";

/** The first picture of a JPEG XL as it is shown, decoded by FFmpeg's libjxl. Throws `Unreadable` or `FFmpegError`. */
export async function decodeJxl(path: string): Promise<Sharp> {
  const file = await readFile(path);
  const { widthPx, heightPx } = requireDrawable(await readJxl(memorySource(file)));
  using frame = await decode(file);
  if (frame.width !== widthPx || frame.height !== heightPx) throw new Unreadable("damaged");
  const pixels = avGetPixFmtName(frame.format as AVPixelFormat) ?? ""; // of a picture
  const channels = alphaFormats.test(pixels) ? 4 : 3;
  const profile = frame.getSideData(AV_FRAME_DATA_ICC_PROFILE);
  // A profile of its own says more than the numbers beside it, which are then guesses.
  if (profile && frame.format === AV_PIX_FMT_RGB24)
    return withProfile({ data: Uint8Array.from(frame.toBuffer()), widthPx, heightPx, channels: 3 }, profile);
  return await drawFrame(frame, channels, { primaries: frame.colorPrimaries, transfer: frame.colorTrc });
}

async function decode(file: Buffer): Promise<Frame> {
  const codec = Codec.findDecoder(AV_CODEC_ID_JPEGXL);
  if (!codec) throw new Error("no decoder of JPEG XL");
  using decoder = new CodecContext();
  decoder.allocContext3(codec);
  decoder.threadCount = 1;
  using bounds = Dictionary.fromObject({ max_pixels: String(maxPixels) });
  FFmpegError.throwIfError(await decoder.open2(codec, bounds), "opening a decoder of JPEG XL");
  using packet = new Packet();
  packet.alloc();
  packet.data = file;
  FFmpegError.throwIfError(await decoder.sendPacket(packet), "decoding a JPEG XL");
  const frame = new Frame();
  frame.alloc();
  let code = await decoder.receiveFrame(frame);
  if (code < 0) {
    await decoder.sendPacket(null);
    code = await decoder.receiveFrame(frame);
  }
  FFmpegError.throwIfError(code, "decoding a JPEG XL");
  return frame;
}
