import { Mp4Writer } from "#lib/media/server/render/mp4-writer.ts";
import { graphPath, runFilterGraph } from "#lib/media/server/render/filter-graph.ts";
import { film } from "./list.ts";

/** Writes a film of the JPEGs that `pattern` names (`%04d` counts them from 0), each `repeat` frames long. */
export async function encodeFilm(path: string, pattern: string, repeat: number): Promise<void> {
  const { widthPx, heightPx, fps } = film;
  const writer = await Mp4Writer.open(path, film, { preset: "veryslow", crf: "25", hasSound: false });
  const graph = [
    `movie=${graphPath(pattern)}:f=image2:format_opts=framerate=${fps}/${repeat}`,
    `fps=${fps}`,
    `scale=${widthPx}:${heightPx}:out_color_matrix=bt709:out_range=tv:flags=lanczos+accurate_rnd`,
    "format=yuv420p,setsar=1,buffersink@out",
  ];
  for await (const frame of runFilterGraph(graph.join(","))) await writer.addFrame(frame);
  await writer.finish();
}
