import type { Format } from "#lib/domain/media/format.ts";
import { runFilterGraph, soundSource } from "#lib/media/server/render/filter-graph.ts";

/** Under this gate of EBU R 128 nothing counts as sound, so that it is also what silence measures. */
const silenceLufs = -70;
/** As for waveforms: half an hour tells enough. */
const judgedSeconds = 30 * 60;

/** How loud a sound, or a film's sound, is as a whole: LUFS after EBU R 128, two decimals; null for silence. */
export async function readLoudness(path: string, format: Format): Promise<number | null> {
  const graph = [
    soundSource(path, format),
    `atrim=end=${judgedSeconds}`,
    "ebur128=metadata=1:framelog=quiet",
    "abuffersink@out",
  ];
  let lufs = silenceLufs;
  for await (const frame of runFilterGraph(graph.join(","))) {
    using metadata = frame.getMetadata();
    const integrated = Number(metadata.get("lavfi.r128.I") ?? NaN);
    if (Number.isFinite(integrated)) lufs = integrated;
  }
  return lufs <= silenceLufs ? null : Math.round(lufs * 100) / 100;
}
