import { sourceOptions } from "./demuxer-name.ts";
import type { RenderSource } from "./render-plan.ts";
import { lookAtPictures } from "./seen-pictures.ts";

/** A graph's source for a clip: upright, trimmed, at the frame rate, scaled and cropped to cover the frame. */
export async function clipSource(
  fileName: string,
  source: RenderSource,
  shot: { fromMs: number; fps: number; widthPx: number; heightPx: number },
): Promise<string> {
  const { fromMs, fps, widthPx, heightPx } = shot;
  const cover = [
    `w=trunc(max(${widthPx}\\,${heightPx}*dar)/2+0.5)*2`,
    `h=trunc(max(${heightPx}\\,${widthPx}/dar)/2+0.5)*2`,
  ];
  return [
    `movie=${fileName}:${sourceOptions(source.format)}:dec_threads=2`,
    "setpts=PTS-STARTPTS",
    `trim=start=${(fromMs / 1000).toFixed(3)}`,
    "setpts=PTS-STARTPTS",
    `fps=${fps}:start_time=0`,
    ...(await lookAtPictures(source.path, source.format)).turning,
    `scale=${cover.join(":")}:out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+bitexact`,
    `crop=${widthPx}:${heightPx}`,
    "format=yuv420p",
    "setsar=1",
    `settb=1/${fps}`,
    "setpts=N",
  ].join(",");
}
