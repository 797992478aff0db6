import { resolve } from "node:path";
import { FilePathSource, Input, MP4, QTFF } from "mediabunny";
import { AVERROR_EOF } from "node-av/constants";
import { FFmpegError, FilterGraph, Frame } from "node-av/lib";
import type { Format } from "#lib/domain/media/format.ts";

/** Threads of one graph: two, everywhere, so that the same plan is worked the same way on every machine. */
const threads = 2;

/**
 * Runs a graph that has its own sources and ends in `buffersink@out` or `abuffersink@out`, and gives its frames one by one, with the
 * unit of their times. The frame is only valid until the next one is asked for. Throws `FFmpegError` where a source cannot be opened or decoded.
 */
export async function* runFilterGraph(description: string): AsyncGenerator<Frame> {
  using graph = new FilterGraph();
  graph.alloc();
  graph.nbThreads = threads;
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

/** The samples that a graph's sources and filters give, interleaved, at 48 kHz. */
export async function readSamples(description: string, channels: 1 | 2): Promise<Float32Array> {
  const layout = channels === 1 ? "mono" : "stereo";
  const form = `aresample=48000,aformat=sample_fmts=flt:channel_layouts=${layout},abuffersink@out`;
  const chunks: Buffer[] = [];
  for await (const { data, nbSamples } of runFilterGraph(`${description},${form}`))
    chunks.push(Buffer.from(data![0]!.subarray(0, nbSamples * channels * 4))); // interleaved samples have one plane
  return new Float32Array(new Uint8Array(Buffer.concat(chunks)).buffer);
}

/** A file's path as a filter graph's description takes it: its own signs escaped for the option, and again for the graph. */
export function graphPath(path: string): string {
  return resolve(path)
    .replace(/[\\':]/g, "\\$&")
    .replace(/[\\'[\],;]/g, "\\$&");
}

const turns: Record<number, readonly string[]> = {
  90: ["transpose=clock"],
  180: ["hflip", "vflip"],
  270: ["transpose=cclock"],
};

/** The filters that turn a clip, and mirror it then, as it says that it is to be shown. WebM has no such thing. */
export async function turnFilters(source: { path: string; format: Format }): Promise<readonly string[]> {
  if (source.format === "webm") return [];
  using input = new Input({ formats: [MP4, QTFF], source: new FilePathSource(source.path) });
  const track = await input.getPrimaryVideoTrack();
  const isMirrored = (await track?.getFlip()) ?? false;
  return [...(turns[(await track?.getRotation()) ?? 0] ?? []), ...(isMirrored ? ["hflip"] : [])];
}
