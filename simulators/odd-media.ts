import { AV_LOG_ERROR, AVERROR_EOF, type FFEncoderCodec } from "node-av/constants";
import { Encoder, Muxer } from "node-av/api";
import { FFmpegError, FilterGraph, Frame, Log } from "node-av/lib";
import { copyMade } from "./made-once.ts";

Log.setLevel(AV_LOG_ERROR);

/** What is encoded, by FFmpeg's own names. */
type OddMedia = {
  /** An encoder: "prores_ks". */
  video?: string;
  /** Of the pictures: "yuv422p10le". */
  pixels?: string;
  /** What is done to the pictures before: "setsar=2/1". */
  filters?: string;
  /** Of the encoder of the pictures. */
  options?: Readonly<Record<string, string>>;
  /** An encoder: "pcm_s24le". */
  audio?: string;
  /** Of the sound: "s32". */
  samples?: string;
};

/** Every such file is so long. */
export const oddMediaMs = 2000;

/**
 * Writes a moving test card, a tone, or both as phones, editors and old cameras do, and Chromium often can't play; the path's extension
 * names the container.
 */
export function makeOddMedia(path: string, media: OddMedia): Promise<string> {
  return copyMade(path, import.meta.filename, media, (made) => write(made, media));
}

async function write(path: string, media: OddMedia): Promise<void> {
  const { video, pixels = "yuv420p", filters, options = {}, audio, samples = "s16" } = media;
  const seconds = oddMediaMs / 1000;
  const card = ["testsrc2=size=320x240:rate=24", filters, `format=${pixels}`].filter(Boolean).join(",");
  const tone = `sine=frequency=440:sample_rate=48000:samples_per_frame=1024,aformat=sample_fmts=${samples}:channel_layouts=stereo`;
  await using muxer = await Muxer.open(path);
  const tracks = [
    ...(video ? [{ codec: video, options, graph: `${card},trim=duration=${seconds},buffersink@out` }] : []),
    ...(audio
      ? [{ codec: audio, options: {}, graph: `${tone},atrim=duration=${seconds},abuffersink@out` }]
      : []),
  ].map(({ codec, options: given, graph }) => ({ codec, given, frames: framesOf(graph) }));
  const open = await Promise.all(
    tracks.map(async ({ codec, given, frames }) => {
      const encoder = await Encoder.create(codec as FFEncoderCodec, { options: given }); // by name
      return { encoder, index: muxer.addStream(encoder), frames };
    }),
  );
  for (const { encoder, index, frames } of open) {
    for await (const frame of frames)
      for (const packet of await encoder.encodeAll(frame)) await muxer.writePacket(packet, index);
    for (const packet of await encoder.encodeAll(null)) await muxer.writePacket(packet, index);
  }
}

/** The frames of a graph with sources of its own; each is valid until the next one is asked for. */
async function* framesOf(description: string): AsyncGenerator<Frame> {
  using graph = new FilterGraph();
  graph.alloc();
  FFmpegError.throwIfError(graph.parsePtr(description, null, null), "parsing a filter graph");
  FFmpegError.throwIfError(await graph.config(), "configuring a filter graph");
  const sink = graph.getFilter("buffersink@out") ?? graph.getFilter("abuffersink@out");
  if (!sink) throw new Error("a filter graph without a sink");
  const timeBase = sink.buffersinkGetTimeBase();
  using frame = new Frame();
  frame.alloc();
  for (;;) {
    const code = await sink.buffersinkGetFrame(frame);
    if (code === AVERROR_EOF) return;
    FFmpegError.throwIfError(code, "filtering");
    frame.timeBase = timeBase;
    yield frame;
    frame.unref();
  }
}
