import { Mp4Writer } from "#lib/media/server/render/mp4-writer.ts";
import { graphPath, runFilterGraph } from "#lib/media/server/render/filter-graph.ts";
import { film } from "./list.ts";

/** Writes a film of the JPEGs that `pattern` names (`%04d` counts them from 0), each `repeat` frames long: first those to dissolve into. */
export async function encodeFilm(path: string, pattern: string, repeat: number): Promise<void> {
  const { widthPx, heightPx, fps, frames, dissolveFrames } = film;
  const writer = await Mp4Writer.open(path, film, { preset: "veryslow", crf: "24", hasSound: false });
  const anew = `settb=1/${fps},setpts=N`;
  const graph = [
    `movie=${graphPath(pattern)}:f=image2:format_opts=framerate=${fps}/${repeat},fps=${fps}:start_time=0` +
      `,scale=${widthPx}:${heightPx}:out_color_matrix=bt709:out_range=tv:flags=lanczos+accurate_rnd,format=yuv420p,setsar=1,split[a][b]`,
    `[a]trim=start_frame=${dissolveFrames}:end_frame=${dissolveFrames + frames},${anew},fps=${fps}[film]`,
    `[b]trim=end_frame=${dissolveFrames},${anew},fps=${fps}[before]`,
    `[film][before]xfade=duration=${dissolveFrames / fps}:offset=${(frames - dissolveFrames) / fps},format=yuv420p,buffersink@out`,
  ];
  let count = 0;
  for await (const frame of runFilterGraph(graph.join(";"))) {
    if (count === frames) break;
    await writer.addFrame(frame);
    count += 1;
  }
  await writer.finish();
}
