import { AVERROR_EOF } from "node-av/constants";
import { FFmpegError, FilterGraph, Frame } from "node-av/lib";

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
