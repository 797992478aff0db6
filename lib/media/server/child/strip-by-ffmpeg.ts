import { AV_NOPTS_VALUE, AV_PKT_FLAG_DISCARD } from "node-av/constants";
import { FFmpegError, Packet } from "node-av/lib";
import type { Measured } from "#lib/domain/media/asset.ts";
import type { Format } from "#lib/domain/media/format.ts";
import { pictureSource, runFilterGraph } from "#lib/media/server/render/filter-graph.ts";
import { deinterlace, lookAtPictures, seenFilters } from "#lib/media/server/render/seen-pictures.ts";
import { openByFfmpeg } from "./open-by-ffmpeg.ts";
import type { StripSize } from "./save-filmstrip.ts";

/** When the first pictures of a film begin, `most` and one more at most, and when its first picture or sound comes, in the container's seconds. */
export async function listTimes(
  path: string,
  format: Format,
  most: number,
): Promise<{ times: number[]; zero: number }> {
  using film = await openByFfmpeg(path, format);
  const { context, video, audio } = film;
  using packet = new Packet();
  packet.alloc();
  const times: number[] = [];
  let zero = Infinity;
  while (times.length <= most && (await context.readFrame(packet)) >= 0) {
    const track = [video, audio].find((one) => one?.index === packet.streamIndex);
    const time = packet.pts === AV_NOPTS_VALUE ? packet.dts : packet.pts;
    const isShown = time !== AV_NOPTS_VALUE && !packet.hasFlags(AV_PKT_FLAG_DISCARD);
    if (track && isShown) {
      const seconds = (Number(time) * track.timeBase.num) / track.timeBase.den;
      zero = Math.min(zero, Math.max(0, seconds));
      // An AVI's pictures come evenly; it says when its packets do.
      if (track === video && format !== "avi") times.push(seconds);
      else if (track === video) break;
    }
    packet.unref();
  }
  return { times: times.toSorted((a, b) => a - b), zero: Number.isFinite(zero) ? zero : 0 };
}

/** Up to here a film is decoded from end to end; longer ones are entered at each moment. */
const decodedWholeMs = 60_000;
/** A picture that lasts longer than this is seen in the strip a little late. */
const longestPictureSeconds = 0.1;

/** The pictures that are seen at some moments, evenly apart, as they are seen, in RGB; null where none can be decoded. */
export async function decodeAt(
  { path, format, measured }: { path: string; format: Format; measured: Measured },
  moments: readonly number[],
  { width, height }: StripSize,
): Promise<(Buffer | null)[]> {
  const facts = await lookAtPictures(path, format);
  const whole = facts.isInterlaced || measured.isInterlaced ? [deinterlace] : [];
  const seen = [...seenFilters(facts, { widthPx: width, heightPx: height }, "picture"), "buffersink@out"];
  const { durationMs = 0 } = measured;
  const [first = 0] = moments;
  if (durationMs <= decodedWholeMs) {
    const even = `fps=${moments.length * 1000}/${durationMs}:start_time=${first}:round=up`;
    const graph = [pictureSource(path, format), ...whole, "tpad=stop=1:stop_mode=clone", even, ...seen].join(
      ",",
    );
    const pictures = await takePictures(graph, moments.length);
    return moments.map((_, index) => pictures[index] ?? null);
  }
  const pictures: (Buffer | null)[] = [];
  for (const moment of moments) {
    const from = Math.max(0, moment - longestPictureSeconds);
    const source = pictureSource(path, format, `:seek_point=${from}`);
    const graph = [source, ...whole, `trim=start=${from}`, ...seen].join(",");
    const [picture = null] = await takePictures(graph, 1);
    pictures.push(picture);
  }
  return pictures;
}

/** The first pictures of a graph, as many as can be decoded. */
async function takePictures(graph: string, count: number): Promise<Buffer[]> {
  const pictures: Buffer[] = [];
  try {
    for await (const picture of runFilterGraph(graph)) {
      pictures.push(Buffer.from(picture.toBuffer()));
      if (pictures.length >= count) break;
    }
  } catch (error) {
    if (!(error instanceof FFmpegError)) throw error;
  }
  return pictures;
}
