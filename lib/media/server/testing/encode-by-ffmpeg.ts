import {
  AV_CODEC_FLAG_INTERLACED_DCT,
  AV_CODEC_FLAG_INTERLACED_ME,
  AV_LOG_ERROR,
  AV_PICTURE_TYPE_NONE,
  AV_PKT_DATA_DISPLAYMATRIX,
} from "node-av/constants";
import type { FFEncoderCodec } from "node-av/constants";
import { Dictionary, FFmpegError, FormatContext, type Frame, Log, Rational } from "node-av/lib";
import { addTrack, encodeFrame, type EncodedTrack } from "#lib/media/server/render/encoded-track.ts";
import { runFilterGraph } from "#lib/media/server/render/filter-graph.ts";

// The encoder of AV1 tells everything that it does otherwise.
process.env["SVT_LOG"] = "1";

/** A track by the graph that draws or sounds it, without its end, and the encoder with its options. */
type Drawn = { graph: string; codec: string; options?: Record<string, string>; tag?: string };
export type EncodedFilm = {
  muxer: string;
  /** `matrix`: where a picture's right and its bottom point to on the screen. */
  pictures?: Drawn & { isInterlaced?: boolean; matrix?: readonly [number, number, number, number] };
  sound?: Drawn;
  /** For the muxer. */
  options?: Record<string, string>;
};

/** Writes a film or sound in any container and any encoding that FFmpeg has, for tests. */
export async function encodeByFfmpeg(path: string, film: EncodedFilm): Promise<void> {
  Log.setLevel(AV_LOG_ERROR);
  const format = new FormatContext();
  FFmpegError.throwIfError(format.allocOutputContext2(null, film.muxer, path), "opening a file");
  const sources = [
    film.pictures && {
      drawn: film.pictures,
      frames: runFilterGraph(`${film.pictures.graph},buffersink@out`),
    },
    film.sound && { drawn: film.sound, frames: runFilterGraph(`${film.sound.graph},abuffersink@out`) },
  ].filter((source) => source !== undefined);
  const tracks: { track: EncodedTrack; frames: AsyncGenerator<Frame> }[] = [];
  for (const { drawn, frames } of sources) {
    const first = await frames.next();
    if (first.done) throw new Error("a graph without frames");
    const track = await openTrack(format, drawn, first.value);
    await frames.return(undefined);
    const { frameSize } = track.encoder;
    // Encoders of sound want so many samples at a time.
    const cut = drawn === film.sound && frameSize > 0 ? `,asetnsamples=n=${frameSize}:p=0` : "";
    const end = drawn === film.sound ? "abuffersink@out" : "buffersink@out";
    tracks.push({ track, frames: runFilterGraph(`${drawn.graph}${cut},${end}`) });
  }
  FFmpegError.throwIfError(await format.openOutput(), "opening a file");
  using options = Dictionary.fromObject({ fflags: "+bitexact", strict: "-2", ...film.options });
  FFmpegError.throwIfError(await format.writeHeader(options), "writing a file");
  for (const { track, frames } of tracks) {
    for await (const frame of frames) {
      frame.pictType = AV_PICTURE_TYPE_NONE;
      await encodeFrame(format, track, frame);
    }
    await encodeFrame(format, track, null);
  }
  FFmpegError.throwIfError(await format.writeTrailer(), "finishing a file");
  await format.closeOutput();
  for (const { track } of tracks) track.encoder.freeContext();
  format.freeContext();
}

async function openTrack(
  format: FormatContext,
  drawn: NonNullable<EncodedFilm["pictures"]>,
  first: Frame,
): Promise<EncodedTrack> {
  const codec = drawn.codec as FFEncoderCodec; // a name that the test gives; an unknown one is an error there
  const { timeBase } = first;
  const made = await addTrack(format, codec, new Rational(timeBase.num, timeBase.den), (encoder) => {
    if (first.width > 0) {
      encoder.width = first.width;
      encoder.height = first.height;
      encoder.pixelFormat = first.format as typeof encoder.pixelFormat; // of a picture
      encoder.framerate = new Rational(timeBase.den, timeBase.num);
      encoder.sampleAspectRatio = first.sampleAspectRatio;
      const { colorRange, colorSpace, colorPrimaries, colorTrc } = first;
      Object.assign(encoder, { colorRange, colorSpace, colorPrimaries, colorTrc });
      if (drawn.isInterlaced) encoder.setFlags(AV_CODEC_FLAG_INTERLACED_DCT, AV_CODEC_FLAG_INTERLACED_ME);
    } else {
      encoder.sampleRate = first.sampleRate;
      encoder.channelLayout = first.channelLayout;
      encoder.sampleFormat = first.format as typeof encoder.sampleFormat; // of a sound
    }
    encoder.threadCount = 1;
    return drawn.options ?? {};
  });
  if (drawn.tag) made.stream.codecpar.codecTag = drawn.tag;
  if (drawn.matrix) {
    const [a, b, c, d] = drawn.matrix;
    const numbers = [a * 65_536, b * 65_536, 0, c * 65_536, d * 65_536, 0, 0, 0, 2 ** 30];
    const matrix = Buffer.alloc(36);
    for (const [index, value] of numbers.entries()) matrix.writeInt32LE(value, index * 4);
    made.stream.codecpar.addCodedSideData(AV_PKT_DATA_DISPLAYMATRIX, matrix);
  }
  made.stream.sampleAspectRatio = first.sampleAspectRatio;
  return made;
}
