import type { ByteSource } from "#lib/media/bytes.ts";
import { frameLength, id3Length } from "#lib/media/mp3-frames.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { cut, type Edit } from "./edit.ts";
import { sideInformationBytes, SpareFinder } from "./mp3-spare.ts";
import { windowSource } from "./window-source.ts";

const headBytes = 10;
const searchedBytes = 64 * 1024;

/**
 * An MP3 with its frames alone, whole and bit for bit, the one that tells the length among them: tags of every kind (ID3 in front,
 * behind or in the middle, APE, Lyrics3, pictures) stand between frames and are cut out, and words that fill up frames become zeros.
 */
export async function cleanMp3(file: ByteSource): Promise<Edit[]> {
  const source = windowSource(file);
  const edits: Edit[] = [];
  const spare = new SpareFinder(source);
  let wordsFrom = 0;
  let at = 0;
  let frames = 0;
  let kind = 0;
  while (at < source.sizeBytes) {
    const head = await source.read(at, headBytes);
    const length = frameLength(head, 0);
    // What stands where the frame before ends, and is of its kind, is one whatever follows: a tag may begin with anything.
    const isInStep = frames > 0 && at === wordsFrom && kindOf(head) === kind;
    const isFrame = length > 0 && at + length <= source.sizeBytes;
    if (!isFrame || !(isInStep || (await isFollowed(source, at + length)))) {
      at = await findNext(source, at + Math.max(1, id3Length(head)));
      continue;
    }
    if (at > wordsFrom) edits.push(cut(wordsFrom, at));
    const lengthFrame = frames === 0 ? plainLengthFrame(await source.read(at, length), at) : null;
    const frame = await source.read(at, Math.min(length, sideInformationBytes));
    edits.push(...(lengthFrame ?? (await spare.next(frame, at, length))));
    at += length;
    wordsFrom = at;
    kind = kindOf(head);
    frames += 1;
  }
  if (frames === 0) throw new Unreadable("not-cleanable");
  edits.push(...(await spare.last()));
  if (wordsFrom < source.sizeBytes) edits.push(cut(wordsFrom, source.sizeBytes));
  return edits.toSorted((a, b) => a.from - b.from);
}

/** Which numbers follow the mark of the frame that tells the length, by bits, and how long each is: frames, bytes, places, quality. */
const lengthFields = [4, 4, 100, 4];
/** Behind them: the encoder's name, what it was set to, and how much silence it put before the sound and behind it. */
const encoderBytes = 36;
const encoderName = /^(LAME|Lav[cf]|GOGO|iTunes)[\w. ()]*\0*$/;
/** What the encoder put before and behind, in its stretch. */
const silence = { from: 21, to: 24 };

/** Leaves of a frame that tells the length only that: it holds no sound, and words fit behind. Null for any other. */
function plainLengthFrame(frame: Uint8Array, at: number): Edit[] | null {
  const text = Buffer.from(frame).toString("latin1");
  const mark = text.slice(0, 44).search(/Xing|Info/);
  if (mark < 0) return null;
  const flags = frame[mark + 7] ?? 0;
  const fields = lengthFields.reduce((sum, bytes, bit) => sum + ((flags >> bit) & 1 ? bytes : 0), mark + 8);
  const isNamed = encoderName.test(text.slice(fields, fields + 9));
  const stretches = isNamed
    ? [[encoderBytes, Infinity] as const]
    : [[0, silence.from] as const, [silence.to, Infinity] as const];
  return stretches.flatMap(([from, to]) => {
    const [start, end] = [fields + from, Math.min(fields + to, frame.length)];
    return start < end ? [{ from: at + start, to: at + end }] : [];
  });
}

/** Version, layer and sample rate, which every frame of a sound has in common. */
function kindOf(head: Uint8Array): number {
  return (((head[1] ?? 0) & 0xfe) << 8) | ((head[2] ?? 0) & 0x0c);
}

/** A frame is one only where another follows, or a tag, or the end: two bytes of a picture may look like the beginning of one. */
async function isFollowed(source: ByteSource, at: number): Promise<boolean> {
  if (at + 4 > source.sizeBytes) return true;
  const next = await source.read(at, headBytes);
  return frameLength(next, 0) > 0 || tagBeginning.test(Buffer.from(next).toString("latin1"));
}
const tagBeginning = /^(ID3|TAG|APETAGEX|LYRICSBEG|\0\0\0\0)/;

/** Where a frame may begin next. */
async function findNext(source: ByteSource, from: number): Promise<number> {
  for (let at = from; at < source.sizeBytes; at += searchedBytes) {
    const bytes = await source.read(at, searchedBytes);
    for (let index = 0; index < bytes.byteLength; index++) {
      // An ID3 tag is passed as a whole, whatever its picture looks like.
      if (bytes[index] === 0xff || (bytes[index] === 0x49 && bytes[index + 1] === 0x44)) return at + index;
    }
  }
  return source.sizeBytes;
}
