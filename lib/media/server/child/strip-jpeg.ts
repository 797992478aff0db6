/** APP0 (JFIF), APP2 (colour profile) and APP14 (colour transform) change the picture; every other APPn and COM is words. */
const keptApps = new Set([0xe0, 0xee]);
const profile = "ICC_PROFILE\0";

/**
 * A JPEG without its words (EXIF, GPS, XMP, IPTC, comments, thumbnails), its pixels bit for bit as they were, and
 * nothing after its end, where phones put a second picture or a film. Null where its segments cannot be followed.
 */
export function stripJpeg(file: Buffer): Buffer | null {
  const kept: Buffer[] = [file.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // padding
      continue;
    }
    if (marker === 0xda) {
      const end = findEnd(file, at);
      return end === null ? null : Buffer.concat([...kept, file.subarray(at, end)]);
    }
    const next = at + 2 + file.readUInt16BE(at + 2);
    const isProfile =
      marker === 0xe2 && file.subarray(at + 4, at + 4 + profile.length).toString("latin1") === profile;
    const isWords =
      ((marker >= 0xe0 && marker <= 0xef) || marker === 0xfe) && !keptApps.has(marker) && !isProfile;
    if (!isWords) kept.push(file.subarray(at, next));
    at = next;
  }
  return null;
}

/** Goes through scans, and the tables between those of a progressive picture, to the end mark; null where there is none. */
function findEnd(file: Buffer, from: number): number | null {
  for (let at = from; at + 1 < file.length;) {
    at = file.indexOf(0xff, at);
    if (at < 0 || at + 1 >= file.length) return null;
    const marker = file[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    const isData = marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7);
    if (isData) at += marker === 0xff ? 1 : 2;
    else if (at + 4 <= file.length) at += 2 + file.readUInt16BE(at + 2);
    else return null;
  }
  return null;
}
