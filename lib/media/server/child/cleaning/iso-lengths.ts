import type { ByteSource } from "#lib/media/bytes.ts";
import type { Edit } from "./edit.ts";
import type { PlacedBox } from "./placed-boxes.ts";

/** Enough of a box to tell how long its content is. */
const headBytes = 40;

type Length = (head: DataView) => number;
const fixed =
  (bytes: number): Length =>
  () =>
    bytes;
/** Of as many entries of one size as the number in front of them says. */
const listed =
  (at: number, each: number): Length =>
  (head) =>
    at + 4 + head.getUint32(at) * each;
/** In later versions times and places have eight bytes. */
const isWide = (head: DataView) => head.getUint8(0) > 0;
const bitsOf = (value: number) => value.toString(2).replaceAll("0", "").length;

/** How long the content of a box is that a film is shown by: words may stand behind it. */
const lengths: Readonly<Record<string, Length>> = {
  mvhd: (head) => (isWide(head) ? 112 : 100),
  tkhd: (head) => (isWide(head) ? 96 : 84),
  mdhd: (head) => (isWide(head) ? 36 : 24),
  elst: (head) => 8 + head.getUint32(4) * (isWide(head) ? 20 : 12),
  vmhd: fixed(12),
  smhd: fixed(8),
  clef: fixed(12),
  prof: fixed(12),
  enof: fixed(12),
  stts: listed(4, 8),
  ctts: listed(4, 8),
  cslg: (head) => (isWide(head) ? 44 : 24),
  stsc: listed(4, 12),
  stsz: (head) => 12 + (head.getUint32(4) === 0 ? head.getUint32(8) * 4 : 0),
  stz2: (head) => 12 + Math.ceil((head.getUint8(7) * head.getUint32(8)) / 8),
  stco: listed(4, 4),
  co64: listed(4, 8),
  stss: listed(4, 4),
  stps: listed(4, 4),
  sbgp: (head) => (isWide(head) ? listed(12, 8)(head) : listed(8, 8)(head)),
  sgpd: (head) => 16 + head.getUint32(8) * head.getUint32(12),
  mehd: (head) => (isWide(head) ? 12 : 8),
  trex: fixed(24),
  mfhd: fixed(8),
  tfhd: (head) => {
    const flags = head.getUint32(0);
    return 8 + (flags & 1) * 8 + bitsOf(flags & 0x3a) * 4;
  },
  tfdt: (head) => (isWide(head) ? 12 : 8),
  trun: (head) => {
    const flags = head.getUint32(0);
    return 8 + bitsOf(flags & 0x05) * 4 + head.getUint32(4) * bitsOf(flags & 0xf00) * 4;
  },
  sidx: (head) => {
    const at = isWide(head) ? 32 : 24;
    return at + head.getUint16(at - 2) * 12;
  },
  tfra: (head) => {
    const sizes = head.getUint32(8);
    const bytes = (isWide(head) ? 16 : 8) + ((sizes >> 4) & 3) + ((sizes >> 2) & 3) + (sizes & 3) + 3;
    return 16 + head.getUint32(12) * bytes;
  },
  mfro: fixed(8),
  // What decoders are set up with
  pasp: fixed(8),
  clap: fixed(32),
  fiel: fixed(2),
  btrt: fixed(12),
  gama: fixed(4),
  mdcv: fixed(24),
  clli: fixed(4),
  SmDm: fixed(28),
  CoLL: fixed(8),
  amve: fixed(8),
  ccst: fixed(4),
  dvcC: fixed(5),
  dvvC: fixed(5),
  dvwC: fixed(5),
  vpcC: fixed(12),
  d263: fixed(7),
  st3d: fixed(5),
  srat: fixed(8),
  pcmC: fixed(6),
  dac3: fixed(3),
  damr: fixed(9),
  dOps: (head) => 11 + (head.getUint8(10) > 0 ? 2 + head.getUint8(1) : 0),
};

/** What stands in a box behind its own content. */
export async function emptiedRest(source: ByteSource, { type, start, end }: PlacedBox): Promise<Edit[]> {
  const length = Object.hasOwn(lengths, type) ? lengths[type] : undefined;
  if (!length || start === end) return [];
  const head = await source.read(start, Math.min(headBytes, end - start));
  const from = start + length(new DataView(head.buffer, head.byteOffset, head.byteLength));
  return from < end ? [{ from, to: end }] : [];
}
