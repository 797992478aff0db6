import type { ByteSource } from "#lib/media/bytes.ts";
import type { Edit } from "./edit.ts";

/** More than hold the 511 bytes that a sound begins at most before its own frame. */
const keptFrames = 64;
/** What the most usual encoder calls itself where there is room. */
const encoderName = /LAME\d\.\d+(?: \((?:alpha|beta)[ \d]*\))?/g;
/**
 * Encoders fill up with bits by turns and with their name, which may begin at any place within a byte: what goes on for longer than
 * that without a sign of control may be words.
 */
const words = /[ -TV-~\x80-\xa9\xab-\xfe]{12}/;

/** The same in two bytes each. */
const wideWords = /(?:[ -~]\0){6}|(?:\0[ -~]){6}/;

/** Where the room of a frame lies in the file, and in the rooms of all frames one behind the other. */
type Room = { at: number; start: number; end: number };

/**
 * Finds what stands between the sounds of an MP3's frames: they lie one behind the other in the frames' rooms, and each may begin
 * before its own, in the bit reservoir. What is left between them is no sound.
 */
export class SpareFinder {
  readonly #source: ByteSource;
  readonly #rooms: Room[] = [];
  #end = 0;
  /** Where the sound of the frame before ends, in bits. */
  #soundEnd = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /** Takes the next frame. Gives what stands before its sound where that may be words. */
  async next(frame: Uint8Array, at: number, length: number): Promise<Edit[]> {
    const { headBytes, mainDataBegin, soundBits } = readSide(frame);
    const start = this.#end;
    this.#end += Math.max(0, length - headBytes);
    const begins = start - mainDataBegin;
    const spare = await this.#between(begins);
    this.#rooms.push({ at: at + headBytes, start, end: this.#end });
    if (this.#rooms.length > keptFrames) this.#rooms.shift();
    this.#soundEnd = Math.max(this.#soundEnd, begins * 8 + soundBits);
    return spare;
  }

  /** What stands behind the last sound. */
  last(): Promise<Edit[]> {
    return this.#between(this.#end);
  }

  async #between(end: number): Promise<Edit[]> {
    const start = Math.ceil(this.#soundEnd / 8);
    const spare = this.#rooms.flatMap((room): Edit[] => {
      const [from, to] = [Math.max(start, room.start), Math.min(end, room.end)];
      const move = room.at - room.start;
      return from < to ? [{ from: from + move, to: to + move }] : [];
    });
    const pieces = await Promise.all(spare.map(({ from, to }) => this.#source.read(from, to - from)));
    const text = Buffer.concat(pieces).toString("latin1");
    const withoutName = text.replaceAll(encoderName, "");
    return words.test(withoutName) || wideWords.test(withoutName) ? spare : [];
  }
}

/** How far before a frame's room its sound begins, and how long it is, as the frame's side information says. */
function readSide(frame: Uint8Array): { headBytes: number; mainDataBegin: number; soundBits: number } {
  const isFirstVersion = (((frame[1] ?? 0) >> 3) & 3) === 3;
  const isMono = (frame[3] ?? 0) >> 6 === 3;
  const channels = isMono ? 1 : 2;
  const from = (frame[1] ?? 0) & 1 ? 4 : 6;
  const number = (bit: number, bits: number) => {
    let value = 0;
    for (let index = bit; index < bit + bits; index++)
      value = value * 2 + (((frame[from + (index >> 3)] ?? 0) >> (7 - (index & 7))) & 1);
    return value;
  };
  const [granules, granuleBits] = isFirstVersion ? [2, 59] : [1, 63];
  const sideBytes = isFirstVersion ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  const beginBits = isFirstVersion ? 9 : 8;
  const first = isFirstVersion ? (isMono ? 18 : 20) : isMono ? 9 : 10;
  let soundBits = 0;
  for (let part = 0; part < granules * channels; part++) soundBits += number(first + part * granuleBits, 12);
  return { headBytes: from + sideBytes, mainDataBegin: number(0, beginBits), soundBits };
}

/** As much of a frame as its side information needs. */
export const sideInformationBytes = 38;
