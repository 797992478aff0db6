import {
  AV_DISPOSITION_ATTACHED_PIC,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  type AVMediaType,
} from "node-av/constants";
import {
  avGetCodecName,
  Codec,
  CodecContext,
  Dictionary,
  FFmpegError,
  FormatContext,
  InputFormat,
  type Stream,
} from "node-av/lib";
import { codecWord } from "#lib/domain/media/codec.ts";
import { type Format, formats } from "#lib/domain/media/format.ts";
import { maxPixels } from "#lib/domain/media/upload-limits.ts";
import { shortName } from "#lib/media/codec-names.ts";
import { demuxerName } from "#lib/media/server/render/demuxer-name.ts";
import { Unreadable } from "#lib/media/reading.ts";

/** How far into a file is looked for what its tracks hold: bytes, and microseconds. */
const probed = { bytes: "10000000", microseconds: "3000000" };

/** A film or sound as FFmpeg has opened it, and the tracks that it is judged by. */
export type OpenedFilm = Disposable & {
  context: FormatContext;
  video: Stream | null;
  audio: Stream | null;
};

/**
 * Opens a film or sound with FFmpeg: from the disk alone, by the one demuxer of its format. Throws `Unreadable` where it lacks what its
 * format must hold or has too many pixels, and `FFmpegError` where it cannot be opened.
 */
export async function openByFfmpeg(path: string, format: Format): Promise<OpenedFilm> {
  const context = new FormatContext();
  context.allocContext();
  using options = Dictionary.fromObject({
    protocol_whitelist: "file",
    probesize: probed.bytes,
    analyzeduration: probed.microseconds,
  });
  const opened = await context.openInput(
    `file:${path}`,
    InputFormat.findInputFormat(demuxerName(format)),
    options,
  );
  FFmpegError.throwIfError(opened, "opening a file");
  const film = { context, [Symbol.dispose]: () => context.closeInputSync() };
  try {
    context.streams.forEach(requireDrawableStream);
    FFmpegError.throwIfError(await context.findStreamInfo(), "looking into a file");
    context.streams.forEach(requireDrawableStream);
    const wantsPictures = formats[format].kind === "video";
    const video = findTrack(context, AVMEDIA_TYPE_VIDEO);
    const audio = findTrack(context, AVMEDIA_TYPE_AUDIO);
    if (!wantsPictures && format === "ogg" && video)
      throw new Unreadable("codec", { codec: codecWord(nameOfCodec(video)) });
    if (wantsPictures ? !video : !audio) throw new Unreadable("no-content");
    return { ...film, video: wantsPictures ? video : null, audio };
  } catch (error) {
    film[Symbol.dispose]();
    throw error;
  }
}

/** Before a decoder makes room for them. */
function requireDrawableStream({ codecpar: { codecType, width, height } }: Stream): void {
  if (codecType === AVMEDIA_TYPE_VIDEO && width * height > maxPixels)
    throw new Unreadable("too-many-pixels", { pixels: { widthPx: width, heightPx: height } });
}

/** The track that players choose, and never a picture of the cover. */
function findTrack(context: FormatContext, type: AVMediaType): Stream | null {
  const best = context.streams[context.findBestStream(type)];
  const isTrack = (stream: Stream | undefined) =>
    stream?.codecpar.codecType === type && !stream.hasDisposition(AV_DISPOSITION_ATTACHED_PIC);
  return (isTrack(best) ? best : context.streams.find(isTrack)) ?? null;
}

/** What a track's encoding is called. */
export function nameOfCodec({ codecpar }: Stream): string {
  if (codecpar.codecTagString === "AVdh") return "dnxhr";
  return shortName(avGetCodecName(codecpar.codecId) ?? "unknown");
}

/** Opens a track's decoder, bounded. Throws `Unreadable` where there is none. Free it. */
export async function openDecoder(stream: Stream, reason: "codec" | "sound-codec"): Promise<CodecContext> {
  const codec = Codec.findDecoder(stream.codecpar.codecId);
  const unknown = new Unreadable(reason, { codec: codecWord(nameOfCodec(stream)) });
  if (!codec) throw unknown;
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  FFmpegError.throwIfError(decoder.parametersToContext(stream.codecpar), "describing a track");
  decoder.threadCount = 2;
  decoder.pktTimebase = stream.timeBase;
  using bounds = Dictionary.fromObject({ max_pixels: String(2 * maxPixels) });
  if ((await decoder.open2(codec, bounds)) < 0) {
    decoder.freeContext();
    throw unknown;
  }
  return decoder;
}
