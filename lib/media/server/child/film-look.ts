import {
  AV_FRAME_FLAG_INTERLACED,
  AV_PKT_DATA_DISPLAYMATRIX,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  type AVPixelFormat,
} from "node-av/constants";
import { avGetCodecName, avGetPixFmtName, FFmpegError, Frame, Packet, type Stream } from "node-av/lib";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { alphaFormats, hdrOf, isQuarterTurn, widePrimaries } from "#lib/media/server/render/seen-pictures.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { type OpenedFilm, openByFfmpeg, openDecoder } from "./open-by-ffmpeg.ts";

/** How a film's pictures look beyond their sides. */
export type FilmLook = Pick<Measured, "bitDepth" | "hdr" | "isInterlaced" | "hasAlpha" | "colours">;

/** How a film looks, whatever reads it otherwise; nothing where FFmpeg cannot open it, which says nothing of others. */
export async function readLook(path: string, format: Format): Promise<FilmLook> {
  try {
    using film = await openByFfmpeg(path, format);
    const isWoven = film.video !== null && mayBeInterlaced(film.video) && (await areFirstInterlaced(film));
    return lookOf(film, { format, isInterlaced: isWoven });
  } catch (error) {
    if (error instanceof FFmpegError || error instanceof Unreadable) return {};
    throw error;
  }
}

/** What an opened film's headers say of its look, and whether its pictures were seen to be of two fields. */
export function lookOf(
  { video }: OpenedFilm,
  { format, isInterlaced }: { format: Format; isInterlaced: boolean },
): FilmLook {
  const pixels = video && (avGetPixFmtName(video.codecpar.format as AVPixelFormat) ?? ""); // of a track of pictures
  const bits = pixels ? bitsOf(pixels) : 8;
  const hdr = video && hdrOf(video.codecpar.colorTrc);
  const isWide = video !== null && widePrimaries.has(video.codecpar.colorPrimaries);
  // The fourth byte of an AVI's pixels is padding in nearly all of them.
  const hasAlpha =
    video !== null && format !== "avi" && (alphaFormats.test(pixels ?? "") || saysAlpha(video));
  return {
    ...(bits > 8 && { bitDepth: bits }),
    ...(hdr && { hdr }),
    ...(isInterlaced && { isInterlaced: true as const }),
    ...(hasAlpha && { hasAlpha: true as const }),
    ...(isWide && { colours: "wide" as const }),
  };
}

/** Bits of a colour by the name of a layout of pixels, as in `yuv420p10le`; wide whole pixels are named by the sum of theirs. */
function bitsOf(pixels: string): number {
  if (/^(rgb48|bgr48|rgba64|bgra64)/.test(pixels)) return 16;
  return Number(/(9|1[0-6])(le|be)$/.exec(pixels)?.[1] ?? 8);
}

/** In WebM and Matroska transparency is a second picture beside each, which the header tells of. */
function saysAlpha({ metadata }: Stream): boolean {
  return metadata?.get("alpha_mode") === "1";
}

const woven = new Set(
  "h264 hevc mpeg1video mpeg2video mpeg4 prores dvvideo dnxhd vc1 wmv3 mjpeg ffv1 utvideo rawvideo v210 cfhd huffyuv".split(
    " ",
  ),
);

function mayBeInterlaced(stream: Stream): boolean {
  return woven.has(avGetCodecName(stream.codecpar.codecId) ?? "");
}

const judgedPictures = 3;
const judgedPackets = 400;

async function areFirstInterlaced({ context, video }: OpenedFilm): Promise<boolean> {
  if (!video) return false;
  const decoder = await FirstFrames.open(video, "codec");
  using packet = new Packet();
  packet.alloc();
  try {
    for (let count = 0; count < judgedPackets && decoder.frames < judgedPictures; count++) {
      const code = await context.readFrame(packet);
      if (code < 0) break;
      if (packet.streamIndex === video.index) await decoder.add(packet);
      packet.unref();
    }
    if (decoder.frames < judgedPictures) await decoder.add(null);
    return decoder.isInterlaced;
  } finally {
    decoder.close();
  }
}

/** Decodes the first frames of a track, as many as are given it; its faults are counted and not thrown. */
export class FirstFrames {
  readonly #decoder;
  readonly #frame = new Frame();
  frames = 0;
  /** Whether any of them was of two fields. */
  isInterlaced = false;

  private constructor(decoder: Awaited<ReturnType<typeof openDecoder>>) {
    this.#decoder = decoder;
    this.#frame.alloc();
  }

  static async open(stream: Stream, reason: "codec" | "sound-codec"): Promise<FirstFrames> {
    return new FirstFrames(await openDecoder(stream, reason));
  }

  /** Null at the end, for what the decoder still holds. */
  async add(packet: Packet | null): Promise<void> {
    await this.#decoder.sendPacket(packet);
    for (;;) {
      const code = await this.#decoder.receiveFrame(this.#frame);
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF || code < 0) return;
      this.frames += 1;
      this.isInterlaced ||= this.#frame.hasFlags(AV_FRAME_FLAG_INTERLACED);
      this.#frame.unref();
    }
  }

  close(): void {
    this.#frame.free();
    this.#decoder.freeContext();
  }
}

/** Whether a track's width and height change places before it is shown. */
export function isQuarterTurned({ codecpar }: Stream): boolean {
  return isQuarterTurn(codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX));
}
