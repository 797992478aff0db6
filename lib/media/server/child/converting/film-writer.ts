import {
  AV_CHANNEL_LAYOUT_MONO,
  AV_CHANNEL_LAYOUT_STEREO,
  AV_CODEC_FLAG_BITEXACT,
  AV_CODEC_FLAG_FRAME_DURATION,
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AV_PIX_FMT_YUV420P,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
  AVCOL_RANGE_MPEG,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBMP3LAME,
  FF_ENCODER_LIBX264,
  FF_ENCODER_PCM_S16LE,
} from "node-av/constants";
import { Dictionary, FFmpegError, FormatContext, type Frame, Rational } from "node-av/lib";
import { addTrack, encodeFrame, type EncodedTrack } from "#lib/media/server/render/encoded-track.ts";

/** Times in finer units than this are rounded to it: an MP4's tables have 32 bits. */
const finestUnit = 1_000_000;

/** How pictures are encoded, as H.264. `fps` is their mean. */
export type PictureEncoding = { preset: string; crf: number; keyEverySeconds: number; fps: number };

/** How sound is encoded; PCM has its own bit rate. */
export type SoundEncoding = {
  codec: "aac" | "mp3" | "pcm";
  bitRate: number;
  sampleRate: number;
  channels: 1 | 2;
};

const soundEncoders = {
  aac: { name: FF_ENCODER_AAC, sampleFormat: AV_SAMPLE_FMT_FLTP },
  mp3: { name: FF_ENCODER_LIBMP3LAME, sampleFormat: AV_SAMPLE_FMT_FLTP },
  pcm: { name: FF_ENCODER_PCM_S16LE, sampleFormat: AV_SAMPLE_FMT_S16 },
} as const;

export type Container = "mp4" | "mov" | "ipod" | "mp3" | "wav";

/** The header of a film first; of a sound no words. */
const writing: Record<Container, Record<string, string>> = {
  mp4: { movflags: "+faststart" },
  mov: { movflags: "+faststart" },
  ipod: { movflags: "+faststart" },
  mp3: { id3v2_version: "0", write_id3v1: "0" },
  wav: {},
};

/**
 * Writes a film or sound: each picture at its own time, a key frame as often as asked for. No picture waits for a later one, so that
 * a seek costs little decoding, and nothing is hidden before the start. Threads and options are fixed: equal frames give equal bytes.
 */
export class FilmWriter {
  readonly #format: FormatContext;
  readonly #video: EncodedTrack | null;
  readonly #audio: EncodedTrack | null;
  readonly #keyEverySeconds: number;
  #latest: bigint | null = null;
  #nextKeySeconds = -Infinity;
  #bytes = 0;

  private constructor(
    format: FormatContext,
    tracks: { video: EncodedTrack | null; audio: EncodedTrack | null },
    keyEverySeconds: number,
  ) {
    this.#format = format;
    this.#video = tracks.video;
    this.#audio = tracks.audio;
    this.#keyEverySeconds = keyEverySeconds;
  }

  /** `pictures.first` is the first one, which is not yet added. */
  static async open(
    path: string,
    container: Container,
    pictures: { first: Frame; encoding: PictureEncoding } | null,
    sound: SoundEncoding | null,
  ): Promise<FilmWriter> {
    const format = new FormatContext();
    FFmpegError.throwIfError(format.allocOutputContext2(null, container, path), "opening a film");
    const video = pictures && (await addPictureTrack(format, pictures.first, pictures.encoding));
    const audio = sound && (await addSoundTrack(format, sound));
    FFmpegError.throwIfError(await format.openOutput(), "opening a film");
    using options = Dictionary.fromObject({ ...writing[container], fflags: "+bitexact" });
    FFmpegError.throwIfError(await format.writeHeader(options), "writing a film");
    return new FilmWriter(format, { video, audio }, pictures?.encoding.keyEverySeconds ?? Infinity);
  }

  /** Of all that was encoded so far; encoders hold some pictures back. */
  get bytes(): number {
    return this.#bytes;
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
    const every = this.#keyEverySeconds;
    if (isKey) this.#nextKeySeconds = (Math.floor(seconds / every) + 1) * every;
    frame.pictType = isKey ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
    this.#bytes += await encodeFrame(this.#format, this.#video, frame);
  }

  /** Adds sound, as its encoder takes it at a time. */
  async addSound(frame: Frame): Promise<void> {
    if (this.#audio) this.#bytes += await encodeFrame(this.#format, this.#audio, frame);
  }

  async finish(): Promise<void> {
    for (const track of [this.#video, this.#audio]) if (track) await encodeFrame(this.#format, track, null);
    FFmpegError.throwIfError(await this.#format.writeTrailer(), "finishing a film");
    await this.abandon();
  }

  /** Leaves what was written as it is, which nobody can read. */
  async abandon(): Promise<void> {
    await this.#format.closeOutput();
    for (const track of [this.#video, this.#audio]) track?.encoder.freeContext();
    this.#format.freeContext();
  }
}

function addPictureTrack(
  format: FormatContext,
  first: Frame,
  { preset, crf, fps }: PictureEncoding,
): Promise<EncodedTrack> {
  return addTrack(format, FF_ENCODER_LIBX264, unitOf(first), (encoder) => {
    encoder.width = first.width;
    encoder.height = first.height;
    encoder.pixelFormat = AV_PIX_FMT_YUV420P;
    // By it the encoder reckons its level and how long a picture is worth being seen; times are not changed.
    encoder.framerate = new Rational(Math.round(fps * 1000), 1000);
    encoder.sampleAspectRatio = new Rational(1, 1);
    encoder.gopSize = 9999; // key frames are asked for by time
    encoder.maxBFrames = 0;
    encoder.setFlags(AV_CODEC_FLAG_FRAME_DURATION);
    encoder.colorRange = AVCOL_RANGE_MPEG;
    const { colorSpace, colorPrimaries, colorTrc } = first;
    Object.assign(encoder, { colorSpace, colorPrimaries, colorTrc });
    encoder.threadCount = 2;
    return {
      preset,
      crf: crf.toFixed(1),
      profile: "high",
      "forced-idr": "1",
      // With its tree of macroblocks x264 gives other bytes for the same pictures now and then, on a busy machine.
      "x264-params": "scenecut=0:mbtree=0:lookahead-threads=1:rc-lookahead=20",
    };
  });
}

function addSoundTrack(format: FormatContext, sound: SoundEncoding): Promise<EncodedTrack> {
  const { name, sampleFormat } = soundEncoders[sound.codec];
  return addTrack(format, name, new Rational(1, sound.sampleRate), (encoder) => {
    encoder.sampleRate = sound.sampleRate;
    encoder.channelLayout = sound.channels === 1 ? AV_CHANNEL_LAYOUT_MONO : AV_CHANNEL_LAYOUT_STEREO;
    encoder.sampleFormat = sampleFormat;
    if (sound.codec !== "pcm") encoder.bitRate = BigInt(sound.bitRate);
    encoder.setFlags(AV_CODEC_FLAG_BITEXACT);
    encoder.threadCount = 1;
    return {};
  });
}

/** The film's own unit of time, so that no time is rounded. */
function unitOf({ timeBase }: Frame): Rational {
  return timeBase.den / timeBase.num <= finestUnit ? timeBase : new Rational(1, finestUnit);
}

function rescale(time: bigint, from: Rational, to: Rational): bigint {
  if (from.num * to.den === to.num * from.den) return time;
  const [over, under] = [BigInt(from.num) * BigInt(to.den), BigInt(from.den) * BigInt(to.num)];
  return (2n * time * over + under) / (2n * under);
}
