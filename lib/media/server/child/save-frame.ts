import { join } from "node:path";
import { AVCOL_SPC_UNSPECIFIED } from "node-av/constants";
import type { Measured } from "#lib/domain/asset.ts";
import type { Format } from "#lib/domain/format.ts";
import { sourceOptions } from "#lib/media/server/render/demuxer-name.ts";
import { runFilterGraph } from "#lib/media/server/render/filter-graph.ts";
import { graphPath } from "#lib/media/server/render/graph-path.ts";
import { turnFilters } from "#lib/media/server/render/turn-filters.ts";
import { Unreadable } from "#lib/media/unreadable.ts";
import { fromPixels } from "./limited-sharp.ts";

/** Below this height, players take pictures that do not say their colours for those of standard television. */
const highDefinitionPx = 720;

type FrameJob = {
  path: string;
  format: Format;
  measured: Measured;
  folder: string;
  /** From the film's own zero on; null is the last picture. */
  atMs: number | null;
};

/**
 * Takes one picture of a film as PNG, as large as it is shown, upright, in the colours that players show: the one that is seen at a
 * time, before the first one that, after the last one the last. Decodes from the beginning, so that the picture is the one that was
 * counted, whatever the film says of where it can be entered.
 */
export async function saveFrame({
  path,
  format,
  measured,
  folder,
  atMs,
}: FrameJob): Promise<{ fileName: string; beginMs: number }> {
  const { widthPx, heightPx } = measured;
  if (!widthPx || !heightPx) throw new Unreadable("no-content");
  const source = `movie=${graphPath(path)}:${sourceOptions(format)}:dec_threads=2`;
  const wanted = await findFrame(source, atMs);
  const matrix = wanted.saysColours ? "auto" : wanted.heightPx < highDefinitionPx ? "smpte170m" : "bt709";
  const pictures = runFilterGraph(
    [
      source,
      `trim=start_pts=${wanted.pts}`,
      ...(await turnFilters({ path, format })),
      `scale=w=${widthPx}:h=${heightPx}:in_color_matrix=${matrix}:out_range=pc:flags=bicubic+accurate_rnd+full_chroma_int`,
      "format=rgb24",
      "buffersink@out",
    ].join(","),
  );
  try {
    const picture = await pictures.next();
    if (picture.done) throw new Unreadable("damaged");
    const pixels = Uint8Array.from(picture.value.toBuffer());
    const fileName = "frame.png";
    await fromPixels(pixels, widthPx, heightPx, 3).png().toFile(join(folder, fileName));
    return { fileName, beginMs: wanted.beginMs };
  } finally {
    await pictures.return(undefined);
  }
}

type Found = { pts: bigint; beginMs: number; heightPx: number; saysColours: boolean };

/** The picture that is seen at a time, by the time that it says itself. */
async function findFrame(source: string, atMs: number | null): Promise<Found> {
  const until = atMs === null ? Infinity : atMs / 1000;
  let found: Found | null = null;
  for await (const { pts, timeBase, height, colorSpace } of runFilterGraph(`${source},buffersink@out`)) {
    const beginSeconds = (Number(pts) * timeBase.num) / timeBase.den;
    if (found && beginSeconds > until) break;
    const saysColours = colorSpace !== AVCOL_SPC_UNSPECIFIED;
    found = { pts, beginMs: Math.round(beginSeconds * 1000), heightPx: height, saysColours };
  }
  if (!found) throw new Unreadable("damaged");
  return found;
}
