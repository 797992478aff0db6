import { type ByteSource, hasText } from "./bytes.ts";
import { id3Length, type Mp3Frame, readFrame } from "./sniff-format.ts";
import { Unreadable } from "./reading.ts";

const places = 16;
const placeBytes = 4096;
/** Where encoders that write a table of contents say how many frames there are, behind the frame's side information. */
const tableOffsets = [13, 21, 36];
const oldTagBytes = 128;

/**
 * How long an MP3 sounds. `told` is what its table of contents says, where it has one. Without, it is reckoned from the
 * frames at some places: exact where all have the same rate, else within a few per cent; only reading the whole would tell.
 */
export async function readMp3Seconds(source: ByteSource, told: number | null): Promise<number> {
  const start = id3Length(await source.read(0, 10));
  const head = await source.read(start, placeBytes);
  const first = findFrames(head);
  if (!first) throw new Unreadable("damaged");
  const hasTable = tableOffsets.some((offset) =>
    ["Xing", "Info"].some((word) => hasText(head, first.at + offset, word)),
  );
  if (hasTable && told !== null) return told;

  const tail = await source.read(source.sizeBytes - oldTagBytes, oldTagBytes);
  const end = source.sizeBytes - (hasText(tail, 0, "TAG") ? oldTagBytes : 0);
  const frames = [...first.frames];
  for (let place = 1; place < places; place++) {
    const offset = start + Math.floor(((end - start) * place) / places);
    frames.push(...(findFrames(await source.read(offset, placeBytes))?.frames ?? []));
  }
  return (end - start - first.at) / bytesPerSecond(frames);
}

function bytesPerSecond(frames: readonly Mp3Frame[]): number {
  const [{ kilobits }] = frames as [Mp3Frame]; // the first place had some
  if (frames.every((frame) => frame.kilobits === kilobits)) return kilobits * 125;
  const sum = (of: "lengthBytes" | "seconds") => frames.reduce((total, frame) => total + frame[of], 0);
  return sum("lengthBytes") / sum("seconds");
}

/** The frames in a stretch of the file, from the first one that two others follow: single headers are met by chance. */
function findFrames(bytes: Uint8Array): { at: number; frames: Mp3Frame[] } | null {
  for (let at = 0; at + 4 <= bytes.byteLength; at++) {
    const frames: Mp3Frame[] = [];
    let next = at;
    for (let frame = readFrame(bytes, next); frame; frame = readFrame(bytes, next)) {
      frames.push(frame);
      next += frame.lengthBytes;
    }
    const isRun = frames.length > 2 || (frames.length > 0 && next >= bytes.byteLength);
    if (isRun) return { at, frames };
  }
  return null;
}
