import type { ByteSource } from "#lib/media/bytes.ts";
import { findPlaced, type PlacedBox, readBox } from "./placed-boxes.ts";

/** A stretch of media data that belongs to one track. Null where only the beginning of the next one tells its end. */
export type Stretch = { from: number; to: number | null };

/** Where a track's samples lie, as the tables of its `stbl` say. */
export async function readChunks(source: ByteSource, track: PlacedBox): Promise<Stretch[]> {
  const table = await findPlaced(source, track, "mdia", "minf", "stbl");
  if (!table) return [];
  const starts = await readStarts(source, table);
  const counts = await readSampleCounts(source, table, starts.length);
  const sizes = await readSizes(source, table);
  let sample = 0;
  return starts.map((from, index) => {
    const first = sample;
    sample += counts[index] ?? 0;
    if (!sizes) return { from, to: null };
    let to = from;
    for (let one = first; one < Math.min(sample, sizes.count); one++) to += sizes.at(one);
    return { from, to };
  });
}

async function readStarts(source: ByteSource, table: PlacedBox): Promise<number[]> {
  const wide = await findPlaced(source, table, "co64");
  const box = wide ?? (await findPlaced(source, table, "stco"));
  if (!box) return [];
  const view = await readBox(source, box);
  return Array.from({ length: entries(view, 4, wide ? 8 : 4) }, (_, index) =>
    wide ? Number(view.getBigUint64(8 + index * 8)) : view.getUint32(8 + index * 4),
  );
}

/** How many samples each chunk holds: given for the first chunk of every run of equal ones. */
async function readSampleCounts(source: ByteSource, table: PlacedBox, chunks: number): Promise<number[]> {
  const box = await findPlaced(source, table, "stsc");
  if (!box) return [];
  const view = await readBox(source, box);
  const counts = Array.from<number>({ length: chunks });
  const runs = entries(view, 4, 12);
  for (let run = 0; run < runs; run++) {
    const first = view.getUint32(8 + run * 12) - 1;
    const next = run + 1 < runs ? view.getUint32(8 + (run + 1) * 12) - 1 : chunks;
    counts.fill(view.getUint32(12 + run * 12), Math.max(0, first), Math.min(chunks, next));
  }
  return counts;
}

/** Null for samples of one size: QuickTime writes 1 for plain sound, whatever its samples measure. */
async function readSizes(
  source: ByteSource,
  table: PlacedBox,
): Promise<{ count: number; at: (index: number) => number } | null> {
  const whole = await findPlaced(source, table, "stsz");
  if (whole) {
    const view = await readBox(source, whole);
    if (view.getUint32(4) !== 0) return null;
    return { count: entries(view, 8, 4), at: (index) => view.getUint32(12 + index * 4) };
  }
  const compact = await findPlaced(source, table, "stz2");
  if (!compact) return null;
  const view = await readBox(source, compact);
  const bits = view.getUint8(7);
  if (bits === 16) return { count: entries(view, 8, 2), at: (index) => view.getUint16(12 + index * 2) };
  if (bits === 8) return { count: entries(view, 8, 1), at: (index) => view.getUint8(12 + index) };
  const half = (index: number) => (view.getUint8(12 + (index >> 1)) >> (index & 1 ? 0 : 4)) & 15;
  return { count: Math.min(view.getUint32(8), (view.byteLength - 12) * 2), at: half };
}

/** How many entries a table has: never more than there is room for. */
function entries(view: DataView, countAt: number, entryBytes: number): number {
  return Math.min(view.getUint32(countAt), Math.floor((view.byteLength - countAt - 4) / entryBytes));
}
