import { resolve } from "node:path";
import { AVERROR_EOF } from "node-av/constants";
import { FFmpegError, FilterGraph, Frame } from "node-av/lib";
import type { Format } from "#lib/domain/media/format.ts";
import { sourceOptions } from "./demuxer-name.ts";

/** Threads of one graph: two, everywhere, so that the same plan is worked the same way on every machine. */
const threads = 2;

/**
 * Runs a graph that has its own sources and ends in `buffersink@out` or `abuffersink@out`, and gives its frames one by one, with the
 * unit of their times. The frame is only valid until the next one is asked for. `isAhead` works at the next one while its reader still
 * has this one, for readers that want them all. Throws `FFmpegError` where a source cannot be opened or decoded.
 */
export async function* runFilterGraph(
  description: string,
  { isAhead = false }: { isAhead?: boolean } = {},
): AsyncGenerator<Frame> {
  using graph = new FilterGraph();
  graph.alloc();
  graph.nbThreads = threads;
  FFmpegError.throwIfError(graph.parsePtr(description, null, null), "parsing a filter graph");
  FFmpegError.throwIfError(await graph.config(), "configuring a filter graph");
  const sink = graph.getFilter("buffersink@out") ?? graph.getFilter("abuffersink@out");
  if (!sink) throw new Error("a filter graph without a sink");
  const timeBase = sink.buffersinkGetTimeBase();
  using one = new Frame();
  using other = new Frame();
  let [frame, next] = [one, other];
  frame.alloc();
  next.alloc();
  let fetching = sink.buffersinkGetFrame(frame);
  try {
    for (;;) {
      const code = await fetching;
      if (code === AVERROR_EOF) return;
      FFmpegError.throwIfError(code, "filtering");
      frame.timeBase = timeBase;
      if (isAhead) fetching = sink.buffersinkGetFrame(next);
      yield frame;
      frame.unref();
      if (isAhead) [frame, next] = [next, frame];
      else fetching = sink.buffersinkGetFrame(frame);
    }
  } finally {
    await fetching; // the graph must not go while it works
  }
}

/** The beginning of a graph that decodes a film's pictures; `more` are further options of where. */
export function pictureSource(path: string, format: Format, more = ""): string {
  const source = `movie=${graphPath(path)}:${sourceOptions(format)}:dec_threads=${threads}${more}`;
  // An AVI says when its packets come and not its pictures: the last one, which its decoder holds back, has no time.
  return format === "avi" ? `${source},setpts=if(isnan(PTS)\\,PREV_OUTPTS+1/(FRAME_RATE*TB)\\,PTS)` : source;
}

/** The beginning of a graph that decodes a film's sound, or a sound. */
export function soundSource(path: string, format: Format): string {
  return `amovie=${graphPath(path)}:${sourceOptions(format)}:dec_threads=1`;
}

/** When a frame that a graph gives begins, in seconds. */
export function secondsOf({ pts, timeBase }: Pick<Frame, "pts" | "timeBase">): number {
  return (Number(pts) * timeBase.num) / timeBase.den;
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
