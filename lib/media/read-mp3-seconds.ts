import { type ByteSource, hasText, stretch, viewOf } from "./bytes.ts";
import { findMp3Start, frameHeaderBytes, id3Length, type Mp3Frame, readFrame } from "./mp3-frames.ts";
import { Unreadable } from "./reading.ts";

const places = 16;
const placeBytes = 4096;
/** What is walked through at once where only reading the whole tells. */
const windowBytes = 256 * 1024;
/** Where encoders that write a table of contents say how many frames and bytes there are, behind the frame's side information. */
const tableOffsets = [13, 21, 36];
const tellsFrames = 1;
const tellsBytes = 2;
const oldTagBytes = 128;
/** No more than the largest frame, which some encoders count and others do not. */
const toleratedBytes = 2000;

/**
 * How long an MP3 sounds. `told` is what its table of contents says, where it has one and ends where that says: a file
 * that was cut or put together keeps the table of another. Without, it is reckoned from the rate of the frames where that is the same at some
 * places, and counted frame by frame through the whole file where it changes.
 */
export async function readMp3Seconds(source: ByteSource, told: number | null): Promise<number> {
  const start = await findMp3Start(source);
  if (start === null) throw new Unreadable("damaged");
  const head = await source.read(start, placeBytes);
  if (told !== null && (await hasTrueTable(source, start, head))) return told;

  const frames = framesIn(head);
  const tail = await source.read(source.sizeBytes - oldTagBytes, oldTagBytes);
  const end = source.sizeBytes - (hasText(tail, 0, "TAG") ? oldTagBytes : 0);
  for (let place = 1; place < places; place++) {
    const offset = start + Math.floor(((end - start) * place) / places);
    frames.push(...framesIn(await source.read(offset, placeBytes)));
  }
  const [first] = frames;
  if (!first) throw new Unreadable("damaged");
  if (frames.some(({ kilobits }) => kilobits !== first.kilobits)) return countSeconds(source, start, first);
  // Where some frames have a byte more than others, they make up for what the rate has behind its point.
  const isEven = frames.every(({ lengthBytes }) => lengthBytes === first.lengthBytes);
  const frameBytes = isEven ? first.lengthBytes : first.kilobits * 125 * first.seconds;
  return Math.round((end - start) / frameBytes) * first.seconds;
}

/** Whether a first frame holds a table of contents, and the sound ends where that says. */
async function hasTrueTable(source: ByteSource, start: number, frame: Uint8Array): Promise<boolean> {
  const at = tableOffsets.find((offset) => ["Xing", "Info"].some((word) => hasText(frame, offset, word)));
  if (at === undefined || frame.byteLength < at + 16) return false;
  const view = viewOf(frame);
  const told = view.getUint32(at + 4);
  if (!(told & tellsBytes)) return true;
  const end = start + view.getUint32(at + (told & tellsFrames ? 12 : 8));
  if (end > source.sizeBytes) return end <= source.sizeBytes + toleratedBytes;
  return (await findMp3Start(stretch(source, end, source.sizeBytes))) === null;
}

/** The frames in a stretch of the file, from the first one that two others follow: single headers are met by chance. */
function framesIn(bytes: Uint8Array): Mp3Frame[] {
  for (let at = 0; at + frameHeaderBytes <= bytes.byteLength; at++) {
    const frames: Mp3Frame[] = [];
    let next = at;
    for (let frame = readFrame(bytes, next); frame; frame = readFrame(bytes, next)) {
      frames.push(frame);
      next += frame.lengthBytes;
    }
    if (frames.length > 2 || (frames.length > 0 && next >= bytes.byteLength)) return frames;
  }
  return [];
}

/** Counts the frames that are of the first one's kind, wherever tags stand between them. */
async function countSeconds(source: ByteSource, start: number, { kind }: Mp3Frame): Promise<number> {
  let seconds = 0;
  let window = new Uint8Array(0);
  let windowAt = start;
  for (let at = start; at + frameHeaderBytes <= source.sizeBytes;) {
    if (at + 10 > windowAt + window.byteLength) {
      windowAt = at;
      window = new Uint8Array(await source.read(at, windowBytes));
      if (window.byteLength < frameHeaderBytes) break; // it became shorter meanwhile
    }
    const frame = readFrame(window, at - windowAt);
    if (frame?.kind === kind) {
      seconds += frame.seconds;
      at += frame.lengthBytes;
    } else at += Math.max(1, id3Length(window, at - windowAt));
  }
  return seconds;
}
