import type { ByteSource } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import type { Stretch } from "./iso-chunks.ts";
import { type PlacedBox, placeBoxes, readBox } from "./placed-boxes.ts";

/** Sizes of samples by track, where a fragment says nothing of them. */
export type DefaultSizes = ReadonlyMap<number, number>;

const hasBaseOffset = 0x1;
const hasDescription = 0x2;
const hasDuration = 0x8;
const hasSize = 0x10;
const isMoofBase = 0x2_0000;
const runFlags = {
  dataOffset: 0x1,
  firstFlags: 0x4,
  duration: 0x100,
  size: 0x200,
  flags: 0x400,
  shift: 0x800,
};

/** One track's share of a fragment, its `traf` box. `isRelative` where its data begin at the end of those of the one before. */
type TrackFragment = { box: PlacedBox; trackId: number; isRelative: boolean; stretches: Stretch[] };

/** The `traf` boxes of a fragment: whose they are, and where their samples lie. */
export async function readFragment(
  source: ByteSource,
  moof: PlacedBox,
  defaultSizes: DefaultSizes,
): Promise<TrackFragment[]> {
  const tracks: TrackFragment[] = [];
  let before = moof.at;
  for (const box of (await placeBoxes(source, moof.start, moof.end)).boxes) {
    if (box.type !== "traf") continue;
    const { boxes } = await placeBoxes(source, box.start, box.end);
    const header = boxes.find(({ type }) => type === "tfhd");
    if (!header) throw new Unreadable("not-cleanable");
    const about = readHeader(await readBox(source, header));
    const base = about.base ?? (about.isFromMoof ? moof.at : before);
    const size = about.size ?? defaultSizes.get(about.trackId) ?? 0;
    const stretches: Stretch[] = [];
    let at = base;
    for (const run of boxes.filter(({ type }) => type === "trun")) {
      const { offset, bytes } = readRun(await readBox(source, run), size);
      const from = offset === null ? at : base + offset;
      at = from + bytes;
      stretches.push({ from, to: at });
    }
    const isRelative = about.base === null && !about.isFromMoof && tracks.length > 0;
    tracks.push({ box, trackId: about.trackId, isRelative, stretches });
    before = at;
  }
  return tracks;
}

function readHeader(view: DataView) {
  const flags = view.getUint32(0) & 0xffffff;
  let at = 8;
  const base = flags & hasBaseOffset ? Number(view.getBigUint64(at)) : null;
  at += (flags & hasBaseOffset ? 8 : 0) + (flags & hasDescription ? 4 : 0) + (flags & hasDuration ? 4 : 0);
  const size = flags & hasSize ? view.getUint32(at) : null;
  return { trackId: view.getUint32(4), base, size, isFromMoof: (flags & isMoofBase) !== 0 };
}

function readRun(view: DataView, usualSize: number): { offset: number | null; bytes: number } {
  const flags = view.getUint32(0) & 0xffffff;
  const count = view.getUint32(4);
  const offset = flags & runFlags.dataOffset ? view.getInt32(8) : null;
  if (!(flags & runFlags.size)) return { offset, bytes: count * usualSize };
  const width = (flag: number) => (flags & flag ? 4 : 0);
  const first = 8 + width(runFlags.dataOffset) + width(runFlags.firstFlags) + width(runFlags.duration);
  const step = width(runFlags.duration) + 4 + width(runFlags.flags) + width(runFlags.shift);
  let bytes = 0;
  for (let index = 0; index < count; index++) bytes += view.getUint32(first + index * step);
  return { offset, bytes };
}
