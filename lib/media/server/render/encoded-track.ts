import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  type FFEncoderCodec,
} from "node-av/constants";
import {
  Codec,
  CodecContext,
  Dictionary,
  FFmpegError,
  type FormatContext,
  type Frame,
  Packet,
  type Rational,
  type Stream,
} from "node-av/lib";

/** A track of a file that is being written. */
export type EncodedTrack = { encoder: CodecContext; stream: Stream };

/** Adds a track to a file that is not yet open. `configure` sets the encoder up and gives its own options. */
export async function addTrack(
  format: FormatContext,
  codecName: FFEncoderCodec,
  timeBase: Rational,
  configure: (encoder: CodecContext) => Record<string, string>,
): Promise<EncodedTrack> {
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

/** Encodes a picture or some sound and writes what comes of it, so many bytes; null at the end, for what the encoder still holds. */
export async function encodeFrame(
  format: FormatContext,
  { encoder, stream }: EncodedTrack,
  frame: Frame | null,
): Promise<number> {
  // A little sound is encoded sooner than another thread is asked to.
  const isSound = encoder.sampleRate > 0;
  FFmpegError.throwIfError(
    isSound ? encoder.sendFrameSync(frame) : await encoder.sendFrame(frame),
    "encoding",
  );
  using packet = new Packet();
  packet.alloc();
  for (let bytes = 0; ;) {
    const code = isSound ? encoder.receivePacketSync(packet) : await encoder.receivePacket(packet);
    if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return bytes;
    FFmpegError.throwIfError(code, "encoding");
    // Without a length the last picture would take no time.
    if (packet.duration === 0n) packet.duration = 1n;
    bytes += packet.size;
    packet.streamIndex = stream.index;
    packet.rescaleTs(encoder.timeBase, stream.timeBase);
    const written = isSound
      ? format.interleavedWriteFrameSync(packet)
      : await format.interleavedWriteFrame(packet);
    FFmpegError.throwIfError(written, "writing a track");
    packet.unref();
  }
}
