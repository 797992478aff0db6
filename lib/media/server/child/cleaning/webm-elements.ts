import type { ByteSource } from "#lib/media/bytes.ts";
import { readElement, segmentParts, voidHeader } from "#lib/media/webm-elements.ts";
import { webmIds } from "#lib/media/webm-ids.ts";
import { Unreadable } from "#lib/media/reading.ts";
import type { Edit } from "./edit.ts";

export type WebmElement = { id: number; at: number; start: number; end: number; isSized: boolean };

/** In a cluster, what is no element goes on to its end, as for players; one that does not know its length ends at the next part of a segment. */
type Place = "cluster" | "open-cluster";

/** The elements between two offsets, in order. What is none has the id 0. */
export async function* listElements(
  source: ByteSource,
  from: number,
  to: number,
  place?: Place,
): AsyncGenerator<WebmElement> {
  let at = from;
  while (at < to) {
    const found = readElement(await source.read(at, Math.min(16, to - at)), 0);
    if (found && place === "open-cluster" && segmentParts.has(found.id)) return;
    const end =
      found && (found.isSized ? at + found.end : await endOf(source, found.id, at + found.start, to));
    if (found && end && end <= to) {
      const { id, isSized } = found;
      yield { id, at, start: at + found.start, end, isSized };
      at = end;
    } else {
      if (place !== "cluster" || to - at < 2) throw new Unreadable("not-cleanable");
      yield { id: 0, at, start: at, end: to, isSized: true };
      return;
    }
  }
}

/** Only clusters and segments may go on until something else begins. */
async function endOf(source: ByteSource, id: number, start: number, to: number): Promise<number> {
  if (id === webmIds.segment) return to;
  if (id !== webmIds.cluster) throw new Unreadable("not-cleanable");
  let end = start;
  for await (const inside of listElements(source, start, to, "open-cluster")) end = inside.end;
  return end;
}

/** Puts a void of the same length in an element's place, which readers pass over. */
export function voided({ at, end, id, start }: WebmElement): Edit[] {
  if (id === webmIds.void) return start < end ? [{ from: start, to: end }] : [];
  const head = voidHeader(end - at);
  const from = at + head.length;
  const isHarmless = id === webmIds.checksum;
  const edits: Edit[] = [{ from: at, to: from, by: head, isHarmless }];
  return from < end ? [...edits, { from, to: end, isHarmless }] : edits;
}
