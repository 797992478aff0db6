import type { ByteSource } from "#lib/media/bytes.ts";
import { type IsoBox, listBoxes } from "#lib/media/iso-boxes.ts";
import { Unreadable } from "#lib/media/reading.ts";

/** A box with where its own header begins. */
export type PlacedBox = IsoBox & { at: number };

/** A table longer than that of a whole day of film. */
const maxTableBytes = 64_000_000;

/** The boxes between two offsets, in order, and where the last of them ends. */
export async function placeBoxes(
  source: ByteSource,
  from: number,
  to: number,
): Promise<{ boxes: PlacedBox[]; end: number }> {
  const boxes: PlacedBox[] = [];
  let at = from;
  for await (const box of listBoxes(source, from, to)) {
    boxes.push({ ...box, at });
    at = box.end;
  }
  return { boxes, end: at };
}

/** A box by the way to it from another, or null. */
export async function findPlaced(
  source: ByteSource,
  from: Pick<PlacedBox, "start" | "end">,
  ...way: readonly string[]
): Promise<PlacedBox | null> {
  let inside = from;
  for (const type of way) {
    const { boxes } = await placeBoxes(source, inside.start, inside.end);
    const found = boxes.find((box) => box.type === type);
    if (!found) return null;
    inside = found;
  }
  return inside as PlacedBox; // the way has at least one step
}

/** A box's content as numbers. Reading beyond its end throws a `RangeError`. */
export async function readBox(source: ByteSource, { start, end }: PlacedBox): Promise<DataView> {
  if (end - start > maxTableBytes) throw new Unreadable("not-cleanable");
  const bytes = await source.read(start, end - start);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
