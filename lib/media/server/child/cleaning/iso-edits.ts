import { type ByteSource, hasText, textAt } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import type { Edit } from "./edit.ts";
import { emptiedConfiguration } from "./iso-nal-units.ts";
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

/** When a film or track was made and changed. */
export async function emptiedTimes(source: ByteSource, { start }: PlacedBox): Promise<Edit[]> {
  const [version] = await source.read(start, 1);
  return [{ from: start + 4, to: start + (version === 1 ? 20 : 12) }];
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
  "avcC", "hvcC", "hvcE", "lhvC", "vvcC", "av1C", "vpcC", "dvcC", "dvvC", "dvwC", "esds", "d263", "glbl", "jp2h",
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
      edits.push(...(await (isWords ? emptiedBox : emptiedConfiguration)(source, inside)));
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
