import { type ByteSource, textAt } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import type { Edit } from "./edit.ts";
import { readChunks, type Stretch } from "./iso-chunks.ts";
import { type CodedTrack, readUnitCoding } from "./iso-packets.ts";
import { readFragment } from "./iso-runs.ts";
import { findPlaced, type PlacedBox, placeBoxes, readBox } from "./placed-boxes.ts";

/** Which tracks of a film are sent, and where their samples lie. */
export type FilmData = {
  /** Whether a `trak` or `traf` box is that of pictures or sound. */
  isKept(box: PlacedBox): boolean;
  /** What in an `mdat` box belongs to no kept track. */
  emptyIn(box: PlacedBox): Edit[];
  /** The tracks whose packets are divided into units. */
  coded: CodedTrack[];
};

const sentHandlers = new Set(["vide", "soun"]);

/** Reads the tables of a film, wherever they stand. Throws a `RangeError` for tables that are shorter than they say. */
export async function readFilmData(source: ByteSource): Promise<FilmData> {
  const { boxes } = await placeBoxes(source, 0, source.sizeBytes);
  const keptBoxes = new Set<number>();
  const keptIds = new Set<number>();
  const kept: Stretch[] = [];
  const others: Stretch[] = [];
  const defaultSizes = new Map<number, number>();
  const coded = new Map<number, { coding: CodedTrack["coding"]; stretches: Stretch[] }>();
  for (const moov of boxes.filter(({ type }) => type === "moov")) {
    for (const box of (await placeBoxes(source, moov.start, moov.end)).boxes) {
      if (box.type === "mvex") await readDefaults(source, box, defaultSizes);
      if (box.type !== "trak") continue;
      const isSent = sentHandlers.has(await readHandler(source, box));
      const stretches = await readChunks(source, box);
      for (const stretch of stretches) (isSent ? kept : others).push(stretch);
      if (!isSent) continue;
      keptBoxes.add(box.at);
      const id = await readTrackId(source, box);
      keptIds.add(id);
      const coding = await readUnitCoding(source, box);
      if (coding) coded.set(id, { coding, stretches });
    }
  }
  for (const moof of boxes.filter(({ type }) => type === "moof")) {
    const tracks = await readFragment(source, moof, defaultSizes);
    // The samples of a track may be told from where those of the one before end: that one cannot go then.
    const isMixed = tracks.some(({ trackId }) => !keptIds.has(trackId));
    if (isMixed && tracks.some(({ isRelative }) => isRelative)) throw new Unreadable("not-cleanable");
    for (const { box, trackId, stretches } of tracks) {
      const isSent = keptIds.has(trackId);
      if (isSent) keptBoxes.add(box.at);
      for (const stretch of stretches) (isSent ? kept : others).push(stretch);
      if (isSent) coded.get(trackId)?.stretches.push(...stretches);
    }
  }
  const all = [...kept, ...others];
  const closed = close(kept, all);
  return {
    isKept: ({ at }) => keptBoxes.has(at),
    emptyIn: ({ start, end }) => gapsBetween(closed, start, end),
    coded: [...coded.values()].map(({ coding, stretches }) => ({ coding, stretches: close(stretches, all) })),
  };
}

async function readHandler(source: ByteSource, track: PlacedBox): Promise<string> {
  const box = await findPlaced(source, track, "mdia", "hdlr");
  return box ? textAt(await source.read(box.start, 12), 8, 4) : "";
}

async function readTrackId(source: ByteSource, track: PlacedBox): Promise<number> {
  const header = await findPlaced(source, track, "tkhd");
  if (!header) throw new Unreadable("not-cleanable");
  const view = await readBox(source, header);
  return view.getUint32(view.getUint8(0) === 1 ? 20 : 12);
}

async function readDefaults(source: ByteSource, mvex: PlacedBox, sizes: Map<number, number>): Promise<void> {
  for (const box of (await placeBoxes(source, mvex.start, mvex.end)).boxes) {
    if (box.type !== "trex") continue;
    const view = await readBox(source, box);
    sizes.set(view.getUint32(4), view.getUint32(16));
  }
}

/** Gives every stretch its end, where need be at the beginning of the next of any track, in order. */
function close(stretches: readonly Stretch[], all: readonly Stretch[]): { from: number; to: number }[] {
  const starts = Float64Array.from(all, ({ from }) => from).sort();
  return stretches
    .map(({ from, to }) => ({ from, to: to ?? firstAbove(starts, from) }))
    .sort((a, b) => a.from - b.from);
}

function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) > value) high = middle;
    else low = middle + 1;
  }
  return sorted[low] ?? Infinity;
}

function gapsBetween(kept: readonly { from: number; to: number }[], start: number, end: number): Edit[] {
  const gaps: Edit[] = [];
  let at = start;
  for (const { from, to } of kept) {
    if (to <= at) continue;
    if (from >= end) break;
    if (from > at) gaps.push({ from: at, to: from });
    at = to;
  }
  if (at < end) gaps.push({ from: at, to: end });
  return gaps;
}
