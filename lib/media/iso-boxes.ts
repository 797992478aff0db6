import { type ByteSource, textAt, viewOf } from "./bytes.ts";

/** A box of an ISO base media file: where its content lies. `isCut` says that it claims more than there is. */
export type IsoBox = { type: string; start: number; end: number; isCut: boolean };

/** More boxes side by side than any honest file has; fragmented hours stay far below. */
const maxBoxes = 200_000;

/** The boxes between two offsets, in order. Stops quietly at what is no box. Reads 16 bytes for each. */
export async function* listBoxes(source: ByteSource, from: number, to: number): AsyncGenerator<IsoBox> {
  let offset = from;
  for (let count = 0; offset + 8 <= to && count < maxBoxes; count++) {
    const head = await source.read(offset, 16);
    if (head.byteLength < 8) return;
    const view = viewOf(head);
    let length = view.getUint32(0);
    let headerLength = 8;
    if (length === 1) {
      if (head.byteLength < 16) return;
      length = Number(view.getBigUint64(8));
      headerLength = 16;
    } else if (length === 0) length = to - offset;
    if (length < headerLength) return;
    const end = offset + length;
    yield {
      type: textAt(head, 4, 4),
      start: offset + headerLength,
      end: Math.min(end, to),
      isCut: end > to,
    };
    offset = end;
  }
}

/** Whether a film's tracks hold pictures, sound, both; null where no `moov` box can be found. */
export async function readHandlers(
  source: ByteSource,
): Promise<{ hasVideo: boolean; hasAudio: boolean } | null> {
  const moov = await findBox(source, 0, source.sizeBytes, "moov");
  if (!moov) return null;
  const found = { hasVideo: false, hasAudio: false };
  for await (const track of listBoxes(source, moov.start, moov.end)) {
    if (track.type !== "trak") continue;
    const media = await findBox(source, track.start, track.end, "mdia");
    const handler = media && (await findBox(source, media.start, media.end, "hdlr"));
    const type = handler && textAt(await source.read(handler.start, 12), 8, 4);
    if (type === "vide") found.hasVideo = true;
    if (type === "soun") found.hasAudio = true;
  }
  return found;
}

async function findBox(source: ByteSource, from: number, to: number, type: string): Promise<IsoBox | null> {
  for await (const box of listBoxes(source, from, to)) if (box.type === type) return box;
  return null;
}
