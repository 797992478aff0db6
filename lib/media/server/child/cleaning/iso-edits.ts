import { type ByteSource, hasText, textAt } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import type { Edit } from "./edit.ts";
import { emptiedConfiguration } from "./iso-packets.ts";
import { emptiedRest } from "./iso-lengths.ts";
import { type PlacedBox, placeBoxes } from "./placed-boxes.ts";

const fillers = new Set(["free", "skip", "wide"]);
const free = Buffer.from("free", "latin1");
/** The only words in files that FFmpeg writes of itself, under `udta`. */
const writtenByFfmpeg =
  /^\0\0\0.meta\0{7}.hdlr\0{8}mdirappl\0{9}\0\0\0.ilst\0\0\0.\xa9too\0\0\0.data\0\0\0.\0{4}Lavf[\d.]*$/s;
const harmlessBytes = 200;

/** A box of the same length without content. */
export async function emptiedBox(source: ByteSource, box: PlacedBox): Promise<Edit[]> {
  const { at, type, start, end } = box;
  const emptied = { from: start, to: end };
  if (fillers.has(type)) return start < end ? [emptied] : [];
  const head = end - start <= harmlessBytes ? await source.read(start, end - start) : new Uint8Array(0);
  const isHarmless = start === end || (type === "udta" && writtenByFfmpeg.test(textAt(head, 0, head.length)));
  const renamed: Edit = { from: at + 4, to: at + 8, by: free, isHarmless };
  return start < end ? [renamed, { ...emptied, isHarmless }] : [renamed];
}

/** When a film or track was made and changed, and what no player reads among the numbers behind. */
export async function emptiedTimes(source: ByteSource, box: PlacedBox): Promise<Edit[]> {
  const { type, start } = box;
  const isWide = (await source.read(start, 1))[0] === 1;
  const behind = start + (isWide ? 12 : 0);
  return [
    { from: start + 4, to: start + (isWide ? 20 : 12) },
    ...(reserved[type] ?? []).map(([from, to]) => ({ from: behind + from, to: behind + to })),
    ...(await emptiedRest(source, box)),
  ];
}

/** Of headers whose times have four bytes. */
const reserved: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  mvhd: [
    [26, 36],
    [72, 96],
  ],
  tkhd: [[24, 32]],
};

/** The usual families of formats. */
const brands =
  /^(iso[2-9a-cm]|avc1|hvc1|hev1|av01|mp4[12]|mp71|M4[ABPV] |M4V[HP]|qt {2}|MSNV|dash|ms(dh|ix|ns)|lmsg|cmf[2cfls]|c(aac|fhd|fsd|hdf|hd1|ud8|udh)|db(y1|1p)|3g[2eghprs][0-9a]|XAVC|NDS[CHMP]|piff|mmp4)$/;

/** Four letters each, in which any words could be written: unheard-of ones go. The first alone says what a file is. */
export async function emptiedBrands(source: ByteSource, { start, end }: PlacedBox): Promise<Edit[]> {
  const { bytes, rest } = await readShort(source, { start, end });
  const named = textAt(bytes, 0, bytes.length);
  const edits: Edit[] = rest;
  for (let at = 8; at < named.length; at += 4)
    if (!brands.test(named.slice(at, at + 4)))
      edits.push({ from: start + at, to: Math.min(start + at + 4, start + named.length) });
  return edits;
}

/** No honest list of names or description is longer. */
const shortBytes = 4096;

/** The beginning of a box, and what is to go behind it. */
async function readShort(source: ByteSource, { start, end }: { start: number; end: number }) {
  const bytes = await source.read(start, Math.min(shortBytes, end - start));
  const from = start + bytes.length;
  const rest: Edit[] = from < end ? [{ from, to: end }] : [];
  return { bytes, rest };
}

/** How long the description is of what samples have in common: from where sound and pictures can be decoded. */
const groupings: Readonly<Record<string, number>> = { roll: 2, prol: 2, "rap ": 1, sync: 1, tele: 1 };

/** Groups that decoding may begin with stay; words fit into others. */
export async function emptiedGrouping(source: ByteSource, box: PlacedBox): Promise<Edit[]> {
  const head = Buffer.from(await source.read(box.start, Math.min(16, box.end - box.start)));
  const bytes = groupings[textAt(head, 4, 4)];
  const isKept =
    bytes !== undefined &&
    (box.type === "sbgp" || (head.length === 16 && head[0] === 1 && head.readUInt32BE(8) === bytes));
  return isKept ? emptiedRest(source, box) : emptiedBox(source, box);
}

/** Who wrote a track's handler, and what he calls it. */
export async function emptiedHandler(source: ByteSource, { start, end }: PlacedBox): Promise<Edit[]> {
  const from = start + 12;
  if (from >= end) return [];
  const words = textAt(await source.read(from, Math.min(end - from, harmlessBytes)), 0, harmlessBytes);
  return [{ from, to: end, isHarmless: /^\0{12}.?(Video|Sound|Data)Handler\0?$/s.test(words) }];
}

/** What stands beside "in this file" in a data reference. Media data in another file is not here to be sent. */
export async function emptiedReferences(source: ByteSource, box: PlacedBox): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (const { start, end } of (await placeBoxes(source, box.start + 8, box.end)).boxes) {
    const isInThisFile = ((await source.read(start, 4))[3] ?? 0) & 1;
    if (!isInThisFile) throw new Unreadable("not-cleanable");
    if (end > start + 4) edits.push({ from: start + 4, to: end });
  }
  return edits;
}

const words = new Set(["uuid", "udta", "meta", ...fillers]);

/** What decoders and players need of how samples are encoded: set-up, colours and light, shape of pixels, fields, channels, projection. */
// oxfmt-ignore
const decoderBoxes = new Set([
  "avcC", "hvcC", "hvcE", "lhvC", "vvcC", "av1C", "vpcC", "dvcC", "dvvC", "dvwC", "esds", "d263",
  "colr", "gama", "mdcv", "clli", "SmDm", "CoLL", "amve", "pasp", "clap", "fiel", "btrt", "ccst", "auxi",
  "ACLR", "APRG", "ARES", "AORD", "st3d", "sv3d", "vexu", "hfov",
  "wave", "chan", "chnl", "srat", "pcmC", "alac", "dac3", "dec3", "dac4", "dOps", "dfLa", "damr", "mhaC",
]);

/** The names of vendor and compressor in what says how samples are encoded, and whatever stands among the decoder's boxes. */
export async function emptiedSampleEntries(source: ByteSource, box: PlacedBox): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (const entry of (await placeBoxes(source, box.start + 8, box.end)).boxes) {
    const content = await source.read(entry.start, Math.min(entry.end - entry.start, harmlessBytes));
    const isPicture = pictureCodecs.test(entry.type);
    if (isPicture) edits.push(...emptiedNames(content, entry.start));
    // Sound of QuickTime's later versions has more before its boxes, which are all its decoder's.
    if (!isPicture && content[9] !== 0) continue;
    const from = entry.start + (isPicture ? 78 : 28);
    // Where the boxes of other encodings begin is not known: what looks like one may be none.
    const isKnown = isPicture || soundCodecs.test(entry.type);
    const { boxes, end } = await placeBoxes(source, from, entry.end);
    for (const inside of boxes) {
      const isWords = isKnown ? !decoderBoxes.has(inside.type) : words.has(inside.type);
      if (isWords) edits.push(...(await emptiedBox(source, inside)));
      else if (isKnown && inside.type === "colr") edits.push(...(await emptiedProfile(source, inside)));
      else if (isKnown && inside.type === "esds") edits.push(...(await emptiedDescriptors(source, inside)));
      else if (isKnown && inside.type === "sv3d") edits.push(...(await emptiedMaker(source, inside)));
      else {
        edits.push(...(await emptiedConfiguration(source, inside)));
        if (isKnown) edits.push(...(await emptiedRest(source, inside)));
      }
    }
    if (isKnown && end < entry.end) edits.push({ from: end, to: entry.end });
  }
  return edits;
}

const pictureCodecs =
  /^(avc[1-4]|hvc1|hev1|dvh1|dvhe|dva1|dvav|av01|vp0[89]|mp4v|jpeg|mjp[ab]|ap[a-z0-9]{2}|png )$/;

const soundCodecs =
  /^(mp4a|alac|fLaC|Opus|[ae]c-[34]|samr|sawb|twos|sowt|raw |NONE|in(24|32)|fl(32|64)|[if]pcm|lpcm|[ua]law|\.mp3)$/;

/** The sixteen bytes behind the head hold the vendor, thirty-two further on the compressor's name, such as that of a camera. */
function emptiedNames(content: Uint8Array, start: number): Edit[] {
  const compressor = textAt(content, 42, 32);
  const isFfmpeg = /^.?(Lavc[\d.]* ?\w*)?\0*$/s.test(compressor);
  return [
    { from: start + 12, to: start + 16, isHarmless: hasText(content, 12, "FFMP") },
    { from: start + 42, to: start + 74, isHarmless: isFfmpeg },
  ];
}

/** Colours by three numbers stay. A profile's own words do not, and players draw by the numbers. */
async function emptiedProfile(source: ByteSource, box: PlacedBox): Promise<Edit[]> {
  const kind = textAt(await source.read(box.start, 4), 0, 4);
  const bytes = { nclx: 11, nclc: 10 }[kind];
  if (bytes === undefined) return emptiedBox(source, box);
  return box.start + bytes < box.end ? [{ from: box.start + bytes, to: box.end }] : [];
}

const ofStream = 3;
const ofDecoder = 4;
const ofStart = 5;
const ofLayer = 6;
/** A descriptor may say where the stream is to be had instead. */
const hasAddress = 0x40;

/** How MPEG-4 describes a stream: descriptors within descriptors, of which decoders need three kinds. */
async function emptiedDescriptors(source: ByteSource, { start, end }: PlacedBox): Promise<Edit[]> {
  const { bytes, rest } = await readShort(source, { start, end });
  const edits: Edit[] = rest;
  const walk = (from: number, to: number, kept: readonly number[]) => {
    let at = from;
    while (at < to) {
      const kind = bytes[at];
      let next = at + 1;
      let length = 0;
      for (let count = 0; count < 4; count++) {
        const byte = bytes[next++] ?? 0;
        length = length * 128 + (byte & 127);
        if (byte < 128) break;
      }
      const inside = next;
      next = Math.min(inside + length, to);
      if (kind === undefined || !kept.includes(kind)) break;
      if (kind === ofStream) {
        const flags = bytes[inside + 2] ?? 0;
        if (flags & hasAddress) throw new Unreadable("not-cleanable");
        walk(inside + 3 + (flags & 0x80 ? 2 : 0) + (flags & 0x20 ? 2 : 0), next, [ofDecoder, ofLayer]);
      }
      if (kind === ofDecoder) walk(inside + 13, next, [ofStart]);
      at = next;
    }
    if (at < to) edits.push({ from: start + at, to: start + to });
  };
  walk(4, bytes.length, [ofStream]);
  return edits;
}

/** Which program a sphere's pictures are from. */
async function emptiedMaker(source: ByteSource, { start, end }: PlacedBox): Promise<Edit[]> {
  const { boxes } = await placeBoxes(source, start, end);
  return boxes.flatMap((box) =>
    box.type === "svhd" && box.start + 4 < box.end ? [{ from: box.start + 4, to: box.end }] : [],
  );
}
