import type { ByteSource } from "#lib/media/bytes.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { cut, type Edit } from "./edit.ts";
import { type FilmData, readFilmData } from "./film-data.ts";
import { emptiedPackets } from "./iso-packets.ts";
import {
  emptiedBox,
  emptiedBrands,
  emptiedGrouping,
  emptiedHandler,
  emptiedReferences,
  emptiedSampleEntries,
  emptiedTimes,
} from "./iso-edits.ts";
import { emptiedRest } from "./iso-lengths.ts";
import { fileTree, fragmentTree, type IsoRule, type IsoTree, trackTree } from "./iso-tree.ts";
import { type PlacedBox, placeBoxes } from "./placed-boxes.ts";

/**
 * An MP4, MOV or M4A with its pictures and sound alone, each of their bytes where it was. Everything that is not on the list of boxes
 * by which a film is shown becomes an empty `free` box of the same length; tracks of other things (places, text, time codes) lose box
 * and samples, and what no track speaks of becomes zeros. So nothing is moved, encoded or timed anew, fragments or not,
 * and how a phone's clip is turned stays written where every player and decoder looks for it.
 */
export async function cleanIso(source: ByteSource): Promise<Edit[]> {
  const data = await readFilmData(source);
  const edits: Edit[] = [];
  const end = await cleanLevel(source, data, { start: 0, end: source.sizeBytes }, fileTree, edits);
  if (end < source.sizeBytes) edits.push(cut(end, source.sizeBytes));
  const sorted = edits.toSorted((a, b) => a.from - b.from);
  // Packets of two tracks in one place are those of a damaged file.
  if (sorted.some(({ from }, index) => from < (sorted[index - 1]?.to ?? 0)))
    throw new Unreadable("not-cleanable");
  return sorted;
}

async function cleanLevel(
  source: ByteSource,
  data: FilmData,
  { start, end }: { start: number; end: number },
  tree: IsoTree,
  edits: Edit[],
): Promise<number> {
  const level = await placeBoxes(source, start, end);
  for (const box of level.boxes) {
    const rule = Object.hasOwn(tree, box.type) ? tree[box.type] : undefined;
    edits.push(...(await cleanBox(source, data, box, rule, edits)));
  }
  return level.end;
}

async function cleanBox(
  source: ByteSource,
  data: FilmData,
  box: PlacedBox,
  rule: IsoRule | undefined,
  edits: Edit[],
): Promise<Edit[]> {
  const inside = async (tree: IsoTree): Promise<Edit[]> => {
    const end = await cleanLevel(source, data, box, tree, edits);
    return end < box.end ? [{ from: end, to: box.end }] : [];
  };
  switch (rule) {
    case undefined:
      return emptiedBox(source, box);
    case "whole":
      return emptiedRest(source, box);
    case "brands":
      return emptiedBrands(source, box);
    case "grouping":
      return emptiedGrouping(source, box);
    case "times":
      return emptiedTimes(source, box);
    case "handler":
      return emptiedHandler(source, box);
    case "sample-entries":
      return emptiedSampleEntries(source, box);
    case "data-references":
      return emptiedReferences(source, box);
    case "media":
      return [
        ...data.emptyIn(box),
        ...(await Promise.all(data.coded.map((track) => emptiedPackets(source, track, box)))).flat(),
      ];
    case "track":
      return data.isKept(box) ? inside(trackTree) : emptiedBox(source, box);
    case "fragment":
      return data.isKept(box) ? inside(fragmentTree) : emptiedBox(source, box);
    default:
      return inside(rule);
  }
}
