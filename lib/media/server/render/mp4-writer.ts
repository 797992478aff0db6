import {
  AV_CHANNEL_LAYOUT_STEREO,
  AV_PIX_FMT_YUV420P,
  AV_SAMPLE_FMT_FLTP,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AV_PICTURE_TYPE_NONE,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBX264,
} from "node-av/constants";
import { Dictionary, FFmpegError, FormatContext, Frame, Rational } from "node-av/lib";
import { addTrack, encodeFrame, type EncodedTrack } from "./encoded-track.ts";
import { channels, sampleRate } from "./mix-sound.ts";

/** What x264 is told (the longer it takes, the smaller the file), and whether there is a track for sound. */
export type Mp4Quality = { preset: string; crf: string; hasSound: boolean };

/**
 * Writes an MP4 (H.264, AAC) whose header stands first. Threads and options are fixed, so that equal frames and samples
 * give equal bytes. A key frame every second lets several players be moved together.
 */
export class Mp4Writer {
  readonly #format: FormatContext;
  readonly #video: EncodedTrack;
  readonly #audio: EncodedTrack | null;
  #frames = 0n;

  private constructor(format: FormatContext, video: EncodedTrack, audio: EncodedTrack | null) {
    this.#format = format;
    this.#video = video;
    this.#audio = audio;
  }

  static async open(
    path: string,
    plan: { fps: number; widthPx: number; heightPx: number },
    { preset, crf, hasSound }: Mp4Quality = { preset: "veryfast", crf: "19", hasSound: true },
  ): Promise<Mp4Writer> {
    const format = new FormatContext();
    FFmpegError.throwIfError(format.allocOutputContext2(null, "mp4", path), "opening an MP4");
    const video = await addTrack(format, FF_ENCODER_LIBX264, new Rational(1, plan.fps), (encoder) => {
      encoder.width = plan.widthPx;
      encoder.height = plan.heightPx;
      encoder.pixelFormat = AV_PIX_FMT_YUV420P;
      encoder.framerate = new Rational(plan.fps, 1);
      encoder.gopSize = plan.fps;
      encoder.sampleAspectRatio = new Rational(1, 1);
      encoder.colorRange = AVCOL_RANGE_MPEG;
      encoder.colorSpace = AVCOL_SPC_BT709;
      encoder.colorPrimaries = AVCOL_PRI_BT709;
      encoder.colorTrc = AVCOL_TRC_BT709;
      encoder.threadCount = 2;
      return { preset, crf, profile: "high", "x264-params": "lookahead-threads=1" };
    });
    const audio = hasSound ? await addSoundTrack(format) : null;
    FFmpegError.throwIfError(await format.openOutput(), "opening an MP4");
    using options = Dictionary.fromObject({ movflags: "+faststart", fflags: "+bitexact" });
    FFmpegError.throwIfError(await format.writeHeader(options), "writing an MP4");
    return new Mp4Writer(format, video, audio);
  }

  /** Adds a picture. The caller keeps the frame and may add it again. */
  async addFrame(frame: Frame): Promise<void> {
    frame.pts = this.#frames++;
    frame.timeBase = this.#video.encoder.timeBase;
    // A decoder's kind of picture would otherwise become the encoder's.
    frame.pictType = AV_PICTURE_TYPE_NONE;
    await encodeFrame(this.#format, this.#video, frame);
  }

  /** Adds all the sound: interleaved stereo. To be called once, before `finish`. */
  async addSound(samples: Float32Array): Promise<void> {
    if (!this.#audio) throw new Error("sound for a film without any");
    const size = this.#audio.encoder.frameSize;
    const total = samples.length / channels;
    for (let start = 0; start < total; start += size) {
      const nbSamples = Math.min(size, total - start);
      const planes = Buffer.alloc(nbSamples * channels * 4);
      for (let index = 0; index < nbSamples; index += 1) {
        for (let channel = 0; channel < channels; channel += 1) {
          planes.writeFloatLE(
            samples[(start + index) * channels + channel]!, // within the samples
            (channel * nbSamples + index) * 4,
          );
        }
      }
      using frame = Frame.fromAudioBuffer(planes, {
        nbSamples,
        format: AV_SAMPLE_FMT_FLTP,
        sampleRate,
        channelLayout: AV_CHANNEL_LAYOUT_STEREO,
        timeBase: { num: 1, den: sampleRate },
        pts: BigInt(start),
      });
      await encodeFrame(this.#format, this.#audio, frame);
    }
  }

  async finish(): Promise<void> {
    const tracks = this.#audio ? [this.#video, this.#audio] : [this.#video];
    for (const track of tracks) await encodeFrame(this.#format, track, null);
    FFmpegError.throwIfError(await this.#format.writeTrailer(), "finishing an MP4");
    await this.#format.closeOutput();
    for (const { encoder } of tracks) encoder.freeContext();
    this.#format.freeContext();
  }
}

function addSoundTrack(format: FormatContext): Promise<EncodedTrack> {
  return addTrack(format, FF_ENCODER_AAC, new Rational(1, sampleRate), (encoder) => {
    encoder.sampleRate = sampleRate;
    encoder.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
    encoder.sampleFormat = AV_SAMPLE_FMT_FLTP;
    encoder.bitRate = 160_000n;
    encoder.threadCount = 1;
    return {};
  });
}
