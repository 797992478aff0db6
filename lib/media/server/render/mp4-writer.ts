import {
  AV_CHANNEL_LAYOUT_STEREO,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_YUV420P,
  AV_SAMPLE_FMT_FLTP,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  AV_PICTURE_TYPE_NONE,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBX264,
  type FFEncoderCodec,
} from "node-av/constants";
import {
  Codec,
  CodecContext,
  Dictionary,
  FFmpegError,
  FormatContext,
  Frame,
  Packet,
  Rational,
  type Stream,
} from "node-av/lib";
import { channels, sampleRate } from "./mix-sound.ts";

type Track = { encoder: CodecContext; stream: Stream };

/**
 * Writes an MP4 (H.264, AAC) whose header stands first. Threads and options are fixed, so that equal frames and samples
 * give equal bytes. A key frame every second lets several players be moved together.
 */
export class Mp4Writer {
  readonly #format: FormatContext;
  readonly #video: Track;
  readonly #audio: Track;
  #frames = 0n;

  private constructor(format: FormatContext, video: Track, audio: Track) {
    this.#format = format;
    this.#video = video;
    this.#audio = audio;
  }

  static async open(
    path: string,
    plan: { fps: number; widthPx: number; heightPx: number },
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
      return { preset: "veryfast", crf: "19", profile: "high", "x264-params": "lookahead-threads=1" };
    });
    const audio = await addTrack(format, FF_ENCODER_AAC, new Rational(1, sampleRate), (encoder) => {
      encoder.sampleRate = sampleRate;
      encoder.channelLayout = AV_CHANNEL_LAYOUT_STEREO;
      encoder.sampleFormat = AV_SAMPLE_FMT_FLTP;
      encoder.bitRate = 160_000n;
      encoder.threadCount = 1;
      return {};
    });
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
    await this.#encode(this.#video, frame);
  }

  /** Adds all the sound: interleaved stereo. To be called once, before `finish`. */
  async addSound(samples: Float32Array): Promise<void> {
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
      await this.#encode(this.#audio, frame);
    }
  }

  async finish(): Promise<void> {
    await this.#encode(this.#video, null);
    await this.#encode(this.#audio, null);
    FFmpegError.throwIfError(await this.#format.writeTrailer(), "finishing an MP4");
    await this.#format.closeOutput();
    for (const { encoder } of [this.#video, this.#audio]) encoder.freeContext();
    this.#format.freeContext();
  }

  async #encode({ encoder, stream }: Track, frame: Frame | null): Promise<void> {
    FFmpegError.throwIfError(await encoder.sendFrame(frame), "encoding");
    using packet = new Packet();
    packet.alloc();
    for (;;) {
      const code = await encoder.receivePacket(packet);
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return;
      FFmpegError.throwIfError(code, "encoding");
      // Without a length the last picture would take no time.
      if (packet.duration === 0n) packet.duration = 1n;
      packet.streamIndex = stream.index;
      packet.rescaleTs(encoder.timeBase, stream.timeBase);
      FFmpegError.throwIfError(await this.#format.interleavedWriteFrame(packet), "writing an MP4");
      packet.unref();
    }
  }
}

async function addTrack(
  format: FormatContext,
  codecName: FFEncoderCodec,
  timeBase: Rational,
  configure: (encoder: CodecContext) => Record<string, string>,
): Promise<Track> {
  const codec = Codec.findEncoderByName(codecName);
  if (!codec) throw new Error(`no encoder ${codecName}`);
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.timeBase = timeBase;
  const options = configure(encoder);
  encoder.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  using dictionary = Dictionary.fromObject(options);
  FFmpegError.throwIfError(await encoder.open2(codec, dictionary), `opening ${codecName}`);
  const stream = format.newStream(codec);
  FFmpegError.throwIfError(stream.codecpar.fromContext(encoder), `describing ${codecName}`);
  stream.timeBase = timeBase;
  return { encoder, stream };
}
