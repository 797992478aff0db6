import {
  AV_CHANNEL_LAYOUT_STEREO,
  AV_CODEC_FLAG_FRAME_DURATION,
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AV_SAMPLE_FMT_FLTP,
  AVCOL_PRI_BT709,
  AVCOL_PRI_SMPTE170M,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_SMPTE170M,
  AVCOL_SPC_UNSPECIFIED,
  AVCOL_TRC_BT709,
  AVCOL_TRC_SMPTE170M,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBX264,
} from "node-av/constants";
import { Dictionary, FFmpegError, FormatContext, type Frame, Rational } from "node-av/lib";
import { addTrack, encodeFrame, type EncodedTrack } from "#lib/media/server/render/encoded-track.ts";
import { highDefinitionPx } from "./high-definition.ts";

export const copySampleRate = 48_000;
/** Sound that the encoder takes at a time. */
export const copySoundSamples = 1024;

const keyEverySeconds = 0.5;
/** Times in finer units than this are rounded to it: an MP4's tables have 32 bits. */
const finestUnit = 1_000_000;

/** What a copy is for: to be looked at beside others, or to be sent in a film's place. */
const uses = {
  compare: { preset: "veryfast", crf: "25", soundBitRate: 96_000n },
  send: { preset: "medium", crf: "14", soundBitRate: 256_000n },
} as const;

/** The film that a copy is made of. */
type CopiedFilm = {
  use: keyof typeof uses;
  container: "mp4" | "mov" | "ipod";
  originalHeightPx: number;
  /** Its mean. */
  fps: number;
  hasSound: boolean;
};

/**
 * Writes the copy of a film: an MP4 or MOV whose header stands first, each picture at its own time, a key frame every half second. No
 * picture waits for a later one, so that a seek costs at most half a second of decoding, and nothing is hidden before the start.
 */
export class CopyWriter {
  readonly #format: FormatContext;
  readonly #video: EncodedTrack | null;
  readonly #audio: EncodedTrack | null;
  #latest: bigint | null = null;
  #nextKeySeconds = -Infinity;

  private constructor(format: FormatContext, video: EncodedTrack | null, audio: EncodedTrack | null) {
    this.#format = format;
    this.#video = video;
    this.#audio = audio;
  }

  /** `first` is the first picture, which is not yet added; null for a sound. */
  static async open(path: string, first: Frame | null, film: CopiedFilm): Promise<CopyWriter> {
    const format = new FormatContext();
    FFmpegError.throwIfError(format.allocOutputContext2(null, film.container, path), "opening an MP4");
    const video = first && (await addPictureTrack(format, first, film));
    const audio = film.hasSound ? await addSoundTrack(format, uses[film.use].soundBitRate) : null;
    FFmpegError.throwIfError(await format.openOutput(), "opening an MP4");
    using options = Dictionary.fromObject({ movflags: "+faststart", fflags: "+bitexact" });
    FFmpegError.throwIfError(await format.writeHeader(options), "writing an MP4");
    return new CopyWriter(format, video, audio);
  }

  /** Adds a picture at its time. Two at one time are put a unit apart: an MP4 has no such thing. */
  async addPicture(frame: Frame): Promise<void> {
    if (!this.#video) return;
    const { timeBase } = this.#video.encoder;
    const unit = frame.timeBase;
    const scale = (time: bigint) => rescale(time, unit, timeBase);
    const wanted = scale(frame.pts);
    frame.duration = scale(frame.duration);
    frame.pts = this.#latest !== null && wanted <= this.#latest ? this.#latest + 1n : wanted;
    frame.timeBase = timeBase;
    if (frame.duration <= 0n && this.#latest !== null) frame.duration = frame.pts - this.#latest;
    this.#latest = frame.pts;
    const seconds = (Number(frame.pts) * timeBase.num) / timeBase.den;
    const isKey = seconds >= this.#nextKeySeconds;
    if (isKey) this.#nextKeySeconds = (Math.floor(seconds / keyEverySeconds) + 1) * keyEverySeconds;
    frame.pictType = isKey ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
    await encodeFrame(this.#format, this.#video, frame);
  }

  /** Adds sound: stereo, 48 000 samples a second, `copySoundSamples` at a time. */
  async addSound(frame: Frame): Promise<void> {
    if (this.#audio) await encodeFrame(this.#format, this.#audio, frame);
  }

  async finish(): Promise<void> {
    for (const track of [this.#video, this.#audio]) if (track) await encodeFrame(this.#format, track, null);
    FFmpegError.throwIfError(await this.#format.writeTrailer(), "finishing an MP4");
    await this.#format.closeOutput();
    for (const track of [this.#video, this.#audio]) track?.encoder.freeContext();
    this.#format.freeContext();
  }
}

function addPictureTrack(format: FormatContext, first: Frame, film: CopiedFilm): Promise<EncodedTrack> {
  const { preset, crf } = uses[film.use];
  return addTrack(format, FF_ENCODER_LIBX264, unitOf(first), (encoder) => {
    encoder.width = first.width;
    encoder.height = first.height;
    encoder.pixelFormat = AV_PIX_FMT_YUV420P;
    // By it the encoder reckons its level and how long a picture is worth being seen; times are not changed.
    encoder.framerate = new Rational(Math.round(film.fps * 1000), 1000);
    encoder.sampleAspectRatio = new Rational(1, 1);
    encoder.gopSize = 9999; // key frames are asked for by time
    encoder.maxBFrames = 0;
    encoder.setFlags(AV_CODEC_FLAG_FRAME_DURATION);
    encoder.colorRange = AVCOL_RANGE_MPEG;
    Object.assign(encoder, coloursOf(first, film.originalHeightPx));
    encoder.threadCount = 2;
    const options = { "forced-idr": "1", "x264-params": "scenecut=0:lookahead-threads=1:rc-lookahead=20" };
    return { preset, crf, profile: "high", ...options };
  });
}

function addSoundTrack(format: FormatContext, bitRate: bigint): Promise<EncodedTrack> {
  return addTrack(format, FF_ENCODER_AAC, new Rational(1, copySampleRate), (encoder) => {
    encoder.sampleRate = copySampleRate;
    encoder.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    encoder.sampleFormat = AV_SAMPLE_FMT_FLTP;
    encoder.bitRate = bitRate;
    encoder.threadCount = 1;
    return {};
  });
}

/** The film's own unit of time, so that no time is rounded. */
function unitOf({ timeBase }: Frame): Rational {
  return timeBase.num === 1 && timeBase.den <= finestUnit ? timeBase : new Rational(1, finestUnit);
}

function rescale(time: bigint, from: Rational, to: Rational): bigint {
  if (from.num * to.den === to.num * from.den) return time;
  const [over, under] = [BigInt(from.num) * BigInt(to.den), BigInt(from.den) * BigInt(to.num)];
  return (2n * time * over + under) / (2n * under);
}

/** What the pictures say of their colours; where they say nothing, what players take the original for. */
function coloursOf(first: Frame, originalHeightPx: number) {
  const { colorSpace, colorPrimaries, colorTrc } = first;
  if (colorSpace !== AVCOL_SPC_UNSPECIFIED) return { colorSpace, colorPrimaries, colorTrc };
  return originalHeightPx < highDefinitionPx
    ? {
        colorSpace: AVCOL_SPC_SMPTE170M,
        colorPrimaries: AVCOL_PRI_SMPTE170M,
        colorTrc: AVCOL_TRC_SMPTE170M,
      }
    : { colorSpace: AVCOL_SPC_BT709, colorPrimaries: AVCOL_PRI_BT709, colorTrc: AVCOL_TRC_BT709 };
}
