import type { ByteSource } from "#lib/media/bytes.ts";
import { findPlaced, placeBoxes, readBox } from "./cleaning/placed-boxes.ts";

/** From when to when something of a track is shown, in seconds of the film. */
export type Stretch = { from: number; to: number };

/**
 * What the edit lists of an MP4, MOV or M4A show, by the numbers of their tracks; nothing of a track without a list. Times are those
 * that the demuxer gives, which reckons from a list's first entry alone. Throws a `RangeError` for lists that are shorter than they say.
 */
export async function readShownStretches(source: ByteSource): Promise<ReadonlyMap<number, Stretch[]>> {
  const shown = new Map<number, Stretch[]>();
  const film = await findPlaced(source, { start: 0, end: source.sizeBytes }, "moov");
  const header = film && (await findPlaced(source, film, "mvhd"));
  if (!film || !header) return shown;
  const perSecond = unitsOf(await readBox(source, header));
  for (const track of (await placeBoxes(source, film.start, film.end)).boxes) {
    if (track.type !== "trak") continue;
    const list = await findPlaced(source, track, "edts", "elst");
    const about = await findPlaced(source, track, "tkhd");
    const media = await findPlaced(source, track, "mdia", "mdhd");
    if (!list || !about || !media) continue;
    const numbers = await readBox(source, about);
    shown.set(
      numbers.getUint32(numbers.getUint8(0) === 1 ? 20 : 12),
      stretchesOf(await readBox(source, list), perSecond, unitsOf(await readBox(source, media))),
    );
  }
  return shown;
}

/** How many units of a film's or track's time a second has. */
function unitsOf(header: DataView): number {
  return header.getUint32(header.getUint8(0) === 1 ? 20 : 12);
}

function stretchesOf(list: DataView, perSecond: number, mediaPerSecond: number): Stretch[] {
  const isWide = list.getUint8(0) === 1;
  const stretches: Stretch[] = [];
  let silence = 0;
  let firstAt: number | null = null;
  for (let entry = 0, at = 8; entry < list.getUint32(4); entry++, at += isWide ? 20 : 12) {
    const lasts = (isWide ? Number(list.getBigUint64(at)) : list.getUint32(at)) / perSecond;
    const mediaAt = isWide ? Number(list.getBigInt64(at + 8)) : list.getInt32(at + 4);
    if (mediaAt < 0) {
      if (firstAt === null) silence += lasts;
      continue;
    }
    firstAt ??= mediaAt;
    const from = silence + (mediaAt - firstAt) / mediaPerSecond;
    // An entry that says no length shows the rest, as in films that are written while they are made.
    stretches.push({ from, to: lasts > 0 ? from + lasts : Infinity });
  }
  return stretches.toSorted((a, b) => a.from - b.from);
}
