import { FilePathSource, Input, MP4, QTFF } from "mediabunny";
import { sourceOptions } from "./demuxer-name.ts";
import type { RenderSource } from "./render-plan.ts";

const turns: Record<number, readonly string[]> = {
  90: ["transpose=clock"],
  180: ["hflip", "vflip"],
  270: ["transpose=cclock"],
};

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
    ...(turns[await readRotation(source)] ?? []),
    `scale=${cover.join(":")}:out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+bitexact`,
    `crop=${widthPx}:${heightPx}`,
    "format=yuv420p",
    "setsar=1",
    `settb=1/${fps}`,
    "setpts=N",
  ].join(",");
}

/** Degrees clockwise by which a clip says it is to be turned. WebM has no such thing. */
async function readRotation(source: RenderSource): Promise<number> {
  if (source.format === "webm") return 0;
  using input = new Input({ formats: [MP4, QTFF], source: new FilePathSource(source.path) });
  const track = await input.getPrimaryVideoTrack();
  return (await track?.getRotation()) ?? 0;
}
