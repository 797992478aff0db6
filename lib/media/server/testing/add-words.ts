import { readElement } from "#lib/media/webm-elements.ts";

/** A box of an MP4 around others or bytes. */
export function box(type: string, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

/** Puts a box into the `moov` of a film whose header stands at its end, where nothing has to be moved for it. */
export function addToHeader(film: Buffer, added: Buffer): Buffer {
  const at = film.lastIndexOf("moov", undefined, "latin1") - 4;
  const header = Buffer.concat([film.subarray(at, at + film.readUInt32BE(at)), added]);
  header.writeUInt32BE(header.length);
  return Buffer.concat([film.subarray(0, at), header]);
}

/** Puts a box behind the others in the first sample entry of a codec, of a film whose header stands at its end. */
export function addToSampleEntry(film: Buffer, codec: string, added: Buffer): Buffer {
  const whole = Buffer.from(film);
  const entry = whole.indexOf(codec, whole.indexOf("stsd", 0, "latin1"), "latin1") - 4;
  const end = entry + whole.readUInt32BE(entry);
  for (const type of ["moov", "trak", "mdia", "minf", "stbl", "stsd", codec]) {
    const at = whole.lastIndexOf(type, entry + 4, "latin1") - 4;
    whole.writeUInt32BE(whole.readUInt32BE(at) + added.length, at);
  }
  return Buffer.concat([whole.subarray(0, end), added, whole.subarray(end)]);
}

/** Where the boxes within a box begin, of those that say something of their own in front. */
const ownBytes: Readonly<Record<string, number>> = { stsd: 8, avc1: 78, mp4a: 28 };

/** Puts bytes at the end of a box, found by the way to it, of a film whose header stands at its end. */
export function addToBox(film: Buffer, way: readonly string[], added: Buffer): Buffer {
  const whole = Buffer.from(film);
  let [start, end] = [0, whole.length];
  for (const type of way) {
    while (whole.toString("latin1", start + 4, start + 8) !== type) start += whole.readUInt32BE(start);
    const length = whole.readUInt32BE(start);
    whole.writeUInt32BE(length + added.length, start);
    [start, end] = [start + 8 + (ownBytes[type] ?? 0), start + length];
  }
  return Buffer.concat([whole.subarray(0, end), added, whole.subarray(end)]);
}

/** Puts bytes at the end of an element of a WebM, found by the way to it. */
export function addToElement(film: Buffer, way: readonly number[], added: Buffer): Buffer {
  const [first, ...further] = way;
  if (first === undefined) return Buffer.concat([film, added]);
  let at = 0;
  for (;;) {
    const found = readElement(film, at);
    if (!found) throw new RangeError("there is no such element");
    const end = found.isSized ? found.end : film.length;
    if (found.id === first) {
      const inside = addToElement(film.subarray(found.start, end), further, added);
      return Buffer.concat([film.subarray(0, at), element(first, inside), film.subarray(end)]);
    }
    at = end;
  }
}

/** An element of a WebM around others or bytes, its length in eight bytes. */
export function element(id: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(body.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id.toString(16).padStart(2, "0"), "hex"), length, body]);
}

/** A WebM with more in its segment: in front of everything else, before its last cluster, or at its end. */
export function addToSegment(film: Buffer, added: Buffer, where: "front" | "middle" | "end"): Buffer {
  const start = film.indexOf("18538067", "hex");
  const content = readElement(film, start)?.start ?? 0;
  const at = { front: content, middle: film.lastIndexOf("1f43b675", "hex"), end: film.length }[where];
  const inside = element(0x18538067, film.subarray(content, at), added, film.subarray(at));
  return Buffer.concat([film.subarray(0, start), inside]);
}

/** A chunk of a WAV, with the byte that makes an odd one even. */
export function chunk(type: string, content: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length & 1)]);
}

/** Puts chunks in front of a WAV's samples and behind them. */
export function addChunks(wav: Buffer, before: Buffer, behind: Buffer): Buffer {
  const at = wav.indexOf("data", 12, "latin1");
  const whole = Buffer.concat([wav.subarray(0, at), before, wav.subarray(at), behind]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

/** An ID3v2 tag with a text in it. */
export function id3(text: string): Buffer {
  const frame = Buffer.concat([Buffer.from("TIT2\0\0\0\0\0\0\0", "latin1"), Buffer.from(text, "latin1")]);
  frame.writeUInt32BE(frame.length - 10, 4);
  const head = Buffer.from("ID3\x03\0\0\0\0\0\0", "latin1");
  head.set([(frame.length >> 7) & 127, frame.length & 127], 8);
  return Buffer.concat([head, frame]);
}

/** An ID3v1 tag with a title. */
export function id3v1(title: string): Buffer {
  const tag = Buffer.alloc(128);
  tag.write(`TAG${title}`, "latin1");
  return tag;
}

/**
 * Hides the first `seconds` and the last of every track of a film whose header stands at its end by edit lists, as a cut without
 * encoding does: the samples stay.
 */
export function hide(film: Buffer, seconds: number, lastSeconds = 0): Buffer {
  let whole = Buffer.from(film);
  for (let at = trackAfter(whole, 0); at >= 0; at = trackAfter(whole, at + 8)) {
    const inside = (type: string) => whole.indexOf(type, at, "latin1") + 4;
    const edits = whole.indexOf("edts", at, "latin1");
    if (edits >= 0 && edits < at + whole.readUInt32BE(at)) whole.write("free", edits, "latin1");
    const perSecond = whole.readUInt32BE(inside("mdhd") + 12);
    const lasts = whole.readUInt32BE(inside("mdhd") + 16) / perSecond - seconds - lastSeconds;
    const list = Buffer.alloc(20);
    list.writeUInt32BE(1, 4);
    list.writeUInt32BE(Math.round(lasts * whole.readUInt32BE(whole.indexOf("mvhd", 0, "latin1") + 16)), 8);
    list.writeUInt32BE(Math.round(seconds * perSecond), 12);
    list.writeUInt16BE(1, 16);
    const added = box("edts", box("elst", list));
    const header = whole.lastIndexOf("moov", at, "latin1") - 4;
    for (const size of [header, at]) whole.writeUInt32BE(whole.readUInt32BE(size) + added.length, size);
    const media = whole.indexOf("mdia", at, "latin1") - 4;
    whole = Buffer.concat([whole.subarray(0, media), added, whole.subarray(media)]);
  }
  return whole;
}

function trackAfter(film: Buffer, from: number): number {
  const at = film.indexOf("trak", Math.max(from, film.lastIndexOf("moov", undefined, "latin1")), "latin1");
  return at < 0 ? -1 : at - 4;
}

/** Mirrors the pictures of a film, left to right, by the matrix of its first track. */
export function mirror(film: Buffer): Buffer {
  const mirrored = Buffer.from(film);
  const matrix = film.indexOf("tkhd", film.lastIndexOf("moov", undefined, "latin1"), "latin1") + 4 + 40;
  mirrored.writeInt32BE(-film.readInt32BE(matrix), matrix);
  return mirrored;
}

/** Turns the pictures of an upright film clockwise, by the matrix of its first track. */
export function turn(film: Buffer): Buffer {
  const turned = Buffer.from(film);
  const matrix = film.indexOf("tkhd", film.lastIndexOf("moov", undefined, "latin1"), "latin1") + 4 + 40;
  for (const [place, value] of [0, 1, 0, -1, 0].entries())
    turned.writeInt32BE(value * 65_536, matrix + 4 * place);
  return turned;
}
