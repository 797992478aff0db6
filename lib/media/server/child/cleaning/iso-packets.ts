import type { ByteSource } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import type { Edit } from "./edit.ts";
import { emptiedUnit, maxUnitBytes, mayHoldWords, type NalCodec, unitHeadBytes } from "./nal-unit.ts";
import { av1HeadBytes, emptiedObus } from "./obu.ts";
import { findPlaced, type PlacedBox, placeBoxes, readBox } from "./placed-boxes.ts";

/** How a track's packets are divided into units. */
type UnitCoding = { codec: NalCodec; lengthBytes: number; hasDolby: boolean } | { codec: "av1" };

const pictureHeadBytes = 78;
const configurations: Readonly<Record<string, { codec: NalCodec; lengthAt: number }>> = {
  avcC: { codec: "avc", lengthAt: 4 },
  hvcC: { codec: "hevc", lengthAt: 21 },
};
const dolbyBoxes = new Set(["dvcC", "dvvC", "dvwC"]);

/** How the packets of a track are divided; null where they are no units. */
export async function readUnitCoding(source: ByteSource, track: PlacedBox): Promise<UnitCoding | null> {
  const table = await findPlaced(source, track, "mdia", "minf", "stbl", "stsd");
  if (!table) return null;
  for (const entry of (await placeBoxes(source, table.start + 8, table.end)).boxes) {
    const { boxes } = await placeBoxes(source, entry.start + pictureHeadBytes, entry.end);
    for (const box of boxes) {
      if (box.type === "av1C") return { codec: "av1" };
      const known = configurations[box.type];
      if (!known) continue;
      const lengthBytes = ((await readBox(source, box)).getUint8(known.lengthAt) & 3) + 1;
      return { codec: known.codec, lengthBytes, hasDolby: boxes.some(({ type }) => dolbyBoxes.has(type)) };
    }
  }
  return null;
}

/** A track whose packets are divided into units, and where these lie, in order. */
export type CodedTrack = { coding: UnitCoding; stretches: readonly { from: number; to: number }[] };

/** What the packets of a track hold beside pictures, within a box: words of encoders, cameras and captions. */
export async function emptiedPackets(
  source: ByteSource,
  { coding, stretches }: CodedTrack,
  { start, end }: PlacedBox,
): Promise<Edit[]> {
  const edits: Edit[] = [];
  if (coding.codec === "av1") {
    for (const { from, to } of stretches)
      edits.push(...(await emptiedObus(source, Math.max(start, from), Math.min(end, to))));
    return edits;
  }
  const { codec, lengthBytes, hasDolby } = coding;
  let at = start;
  for (const stretch of stretches) {
    at = Math.max(at, stretch.from);
    const last = Math.min(stretch.to, end);
    while (at + lengthBytes < last) {
      const head = Buffer.from(await source.read(at, lengthBytes + unitHeadBytes));
      const from = at + lengthBytes;
      const to = from + head.readUIntBE(0, lengthBytes);
      if (to > last) break; // a packet that no decoder can divide either
      if (to > from && mayHoldWords(head.subarray(lengthBytes), codec, hasDolby)) {
        if (to - from > maxUnitBytes) throw new Unreadable("not-cleanable");
        edits.push({ from, to, by: emptiedUnit(await source.read(from, to - from), codec) });
      }
      at = to;
    }
  }
  return edits;
}

/** The same of the units that a decoder is set up with, and what stands behind them. */
export async function emptiedConfiguration(source: ByteSource, box: PlacedBox): Promise<Edit[]> {
  if (box.type === "av1C") return emptiedObus(source, box.start + av1HeadBytes, box.end);
  const known = configurations[box.type];
  if (!known) return [];
  const view = await readBox(source, box);
  const { units, end } = known.codec === "avc" ? listAvcUnits(view) : listHevcUnits(view);
  const edits = units.flatMap(({ from, to }): Edit[] => {
    const unit = new Uint8Array(view.buffer, view.byteOffset + from, to - from);
    const by = mayHoldWords(unit, known.codec, false) ? emptiedUnit(unit, known.codec) : null;
    return by ? [{ from: box.start + from, to: box.start + to, by }] : [];
  });
  return end < view.byteLength ? [...edits, { from: box.start + end, to: box.end }] : edits;
}

type Listed = { units: { from: number; to: number }[]; end: number };

/** Profiles whose set-up goes on with depths and further parameters. */
const highProfiles = new Set([100, 110, 122, 144, 244]);

function listAvcUnits(view: DataView): Listed {
  const sequences = listUnits(view, 6, view.getUint8(5) & 31);
  const pictures = listUnits(view, sequences.end + 1, view.getUint8(sequences.end));
  const units = [...sequences.units, ...pictures.units];
  const { end } = pictures;
  if (!highProfiles.has(view.getUint8(1)) || end + 4 > view.byteLength) return { units, end };
  const more = listUnits(view, end + 4, view.getUint8(end + 3));
  return { units: [...units, ...more.units], end: more.end };
}

function listHevcUnits(view: DataView): Listed {
  const units: Listed["units"] = [];
  let end = 23;
  for (let array = 0; array < view.getUint8(22); array++) {
    const found = listUnits(view, end + 3, view.getUint16(end + 1));
    units.push(...found.units);
    ({ end } = found);
  }
  return { units, end };
}

function listUnits(view: DataView, start: number, count: number): Listed {
  const units: Listed["units"] = [];
  let end = start;
  for (let unit = 0; unit < count; unit++) {
    const from = end + 2;
    end = from + view.getUint16(end);
    if (end > view.byteLength) throw new RangeError("a unit ends behind its box");
    units.push({ from, to: end });
  }
  return { units, end };
}
