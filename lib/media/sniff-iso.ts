import { textAt, viewOf } from "./bytes.ts";

const soundBrands = new Set(["M4A ", "M4B ", "M4P ", "F4A ", "F4B "]);
const filmBrands =
  /^(isom|iso[2-9a-c]|mp4[12]|mp71|avc1|hvc1|hev1|av01|dash|dsms|msdh|msix|cmf[2cls]|cmff|M4V[ HP]?|MSNV|XAVC|F4V |NDS[CHMPSX])/;
const pictureBrands = /^(heic|heix|heim|heis|hevc|hevx|mif[12]|msf1|avif|avis|crx |jpeg|jpgs|miaf|MiHE)/;
/** What QuickTime files from before the `ftyp` box begin with. */
const oldFirstBoxes = new Set(["moov", "mdat", "wide", "skip", "pnot", "free"]);

/**
 * Tells the members of the ISO base media family apart by their brands. A still picture (HEIC, AVIF), a raw photograph
 * or a brand of its own is null. The head says nothing of tracks: a film without pictures still reads `mp4`.
 */
export function sniffIso(head: Uint8Array): "mp4" | "mov" | "m4a" | null {
  if (head.byteLength < 16) return null;
  const length = viewOf(head).getUint32(0);
  const type = textAt(head, 4, 4);
  if (type !== "ftyp") return oldFirstBoxes.has(type) && (length >= 8 || length === 1) ? "mov" : null;
  if (length < 16 || length > 4096) return null;
  const major = textAt(head, 8, 4);
  if (pictureBrands.test(major)) return null;
  if (major === "qt  ") return "mov";
  if (soundBrands.has(major)) return "m4a";
  if (filmBrands.test(major)) return "mp4";
  for (let offset = 16; offset + 4 <= Math.min(length, head.byteLength); offset += 4)
    if (/^(isom|iso[2-9]|mp4[12])/.test(textAt(head, offset, 4))) return "mp4";
  return null;
}
