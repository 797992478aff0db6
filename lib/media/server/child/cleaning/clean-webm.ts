import { type ByteSource, patchedSource, textAt } from "#lib/media/bytes.ts";
import { readElement, voidUnknownElements } from "#lib/media/webm-elements.ts";
import { webmIds } from "#lib/media/webm-ids.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { cut, type Edit } from "./edit.ts";
import { isChangingLight } from "./nal-unit.ts";
import { av1HeadBytes, emptiedObus } from "./obu.ts";
import { emptiedVorbis } from "./emptied-vorbis.ts";
import { listElements, voided, type WebmElement } from "./webm-elements.ts";
import {
  additionTree,
  groupTree,
  headerTree,
  longest,
  seekTree,
  segmentTree,
  trackTree,
  type WebmRule,
  type WebmTree,
} from "./webm-tree.ts";
import { windowSource } from "./window-source.ts";

const harmlessWriters = /^(Lavf[\d.]*|Chrome|QTmuxingAppLibWebM-[\d.]+)?\0*$/;
const picturesOrSound = new Set([1, 2]);

/**
 * A WebM with its pictures and sound alone, each of their bytes where it was: tags, attachments, chapters, titles, dates, other
 * tracks and their blocks become voids of the same length, and so does what is no element at all.
 */
export async function cleanWebm(file: ByteSource): Promise<Edit[]> {
  const patches = await voidUnknownElements(file);
  const edits: Edit[] = patches.map(({ at, bytes }) => ({ from: at, to: at + bytes.byteLength, by: bytes }));
  for await (const edit of cleanFile(windowSource(patchedSource(file, patches)))) edits.push(edit);
  return edits.toSorted((a, b) => a.from - b.from);
}

async function* cleanFile(source: ByteSource): AsyncGenerator<Edit> {
  let end = 0;
  for await (const element of listElements(source, 0, source.sizeBytes)) {
    end = element.end;
    const isHeader = element.id === webmIds.header;
    if (!isHeader && element.id !== webmIds.segment) throw new Unreadable("not-cleanable");
    yield* cleanLevel({ source, sent: new Map() }, element, isHeader ? headerTree : segmentTree);
    if (!isHeader) break;
  }
  if (end < source.sizeBytes) yield cut(end, source.sizeBytes);
}

/** A file, and by their numbers the tracks that are sent, as far as they were met: they stand before their blocks. */
type Film = { source: ByteSource; sent: Map<number, { isAv1: boolean }> };

async function* cleanLevel(film: Film, level: WebmElement, tree: WebmTree): AsyncGenerator<Edit> {
  const place = level.id === webmIds.cluster && level.isSized ? "cluster" : undefined;
  for await (const element of listElements(film.source, level.start, level.end, place))
    yield* cleanElement(film, element, tree[element.id]);
}

async function* cleanElement(
  film: Film,
  element: WebmElement,
  rule: WebmRule | undefined,
): AsyncGenerator<Edit> {
  const { source, sent } = film;
  switch (rule) {
    case undefined:
      yield* voided(element);
      return;
    case "whole":
      yield* element.end - element.start > (longest[element.id] ?? numberBytes) ? voided(element) : [];
      return;
    case "text":
      yield* await withoutRest(source, element);
      return;
    case "language":
      yield* language.test(await readText(source, element)) ? [] : voided(element);
      return;
    case "addition":
      yield* (await isShown(source, element)) ? cleanLevel(film, element, additionTree) : voided(element);
      return;
    case "writer":
      yield* await emptiedWriter(source, element);
      return;
    case "codec-private":
      yield* await emptiedVorbis(source, element);
      yield* await withoutOpusRest(source, element);
      return;
    case "seek":
      yield* (await leadsToSent(source, element)) ? cleanLevel(film, element, seekTree) : voided(element);
      return;
    case "track": {
      const number = await sentNumber(source, element);
      if (number !== null) sent.set(number, { isAv1: await isAv1(source, element) });
      yield* number === null ? voided(element) : cleanLevel(film, element, trackTree);
      yield* number !== null && sent.get(number)?.isAv1 ? await emptiedSetup(source, element) : [];
      return;
    }
    case "block":
      yield* (await emptiedBlock(film, element)) ?? voided(element);
      return;
    case "block-group": {
      const block = await findChild(source, element, webmIds.block);
      const isSent = block && sent.has(await trackOf(source, block));
      yield* isSent ? cleanLevel(film, element, groupTree) : voided(element);
      return;
    }
    default:
      yield* cleanLevel(film, element, rule);
  }
}

const numberBytes = 8;
/** Three letters, or two and those of a script or country. */
const language = /^[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2}|-[a-z]{2})?\0*$/;
/** As text, no name of a format, language or program is longer. */
const textBytes = 1000;

async function readText(source: ByteSource, { start, end }: WebmElement): Promise<string> {
  const bytes = await source.read(start, Math.min(textBytes, end - start));
  return textAt(bytes, 0, bytes.length);
}

async function withoutRest(source: ByteSource, element: WebmElement): Promise<Edit[]> {
  const from = element.start + (await readText(source, element)).replace(/\0.*/s, "").length;
  return from < element.end ? [{ from, to: element.end }] : [];
}

/** What sets up a decoder of Opus says how many channels there are, and where more than two are. */
async function withoutOpusRest(source: ByteSource, element: WebmElement): Promise<Edit[]> {
  const head = await readText(source, element);
  if (!head.startsWith("OpusHead")) return [];
  const from = element.start + 19 + (head.charCodeAt(18) > 0 ? 2 + head.charCodeAt(9) : 0);
  return from < element.end ? [{ from, to: element.end }] : [];
}

const transparency = 1;
const registered = 4;

async function isShown(source: ByteSource, addition: WebmElement): Promise<boolean> {
  const id = await readNumber(source, await findChild(source, addition, webmIds.additionId));
  if (id === null || id === transparency) return true;
  const data = await findChild(source, addition, webmIds.additionData);
  return id === registered && data !== null && isChangingLight(await source.read(data.start, 6));
}

async function emptiedWriter(source: ByteSource, element: WebmElement): Promise<Edit[]> {
  const { start, end } = element;
  if (start === end) return [];
  const name = await readText(source, element);
  return [{ from: start, to: end, isHarmless: harmlessWriters.test(name) }];
}

/** What leads to parts that are not there any more goes with them. */
async function leadsToSent(source: ByteSource, seek: WebmElement): Promise<boolean> {
  const id = await readNumber(source, await findChild(source, seek, webmIds.seekId));
  return id !== null && id !== webmIds.seekHead && segmentTree[id] !== undefined;
}

/** The number of a track of pictures or sound; null for others. */
async function sentNumber(source: ByteSource, track: WebmElement): Promise<number | null> {
  const type = await readNumber(source, await findChild(source, track, webmIds.trackType));
  if (type === null || !picturesOrSound.has(type)) return null;
  return readNumber(source, await findChild(source, track, webmIds.trackNumber));
}

async function isAv1(source: ByteSource, track: WebmElement): Promise<boolean> {
  const codec = await findChild(source, track, webmIds.codecId);
  return codec !== null && (await readText(source, codec)).startsWith("V_AV1");
}

/** What a decoder of AV1 is set up with. */
async function emptiedSetup(source: ByteSource, track: WebmElement): Promise<Edit[]> {
  const setup = await findChild(source, track, webmIds.codecPrivate);
  return setup ? emptiedObus(source, setup.start + av1HeadBytes, setup.end) : [];
}

/** Two bytes of time, and one that says whether frames are laced. */
const blockHeadBytes = 3;
const lacing = 6;

/** A block of a track that is sent, of AV1 without what it holds beside pictures; null of other tracks. */
async function emptiedBlock({ source, sent }: Film, block: WebmElement): Promise<Edit[] | null> {
  const track = sent.get(await trackOf(source, block));
  if (!track) return null;
  if (!track.isAv1) return [];
  const head = await source.read(block.start, Math.min(8 + blockHeadBytes, block.end - block.start));
  const trackBytes = Math.clz32(head[0] ?? 0) - 23;
  // Frames of pictures are never laced.
  if ((head[trackBytes + blockHeadBytes - 1] ?? lacing) & lacing) return [];
  return emptiedObus(source, block.start + trackBytes + blockHeadBytes, block.end);
}

/** A block begins with the number of its track, written as lengths are. */
async function trackOf(source: ByteSource, { start }: WebmElement): Promise<number> {
  const bytes = await source.read(start, 8);
  // Read as the length behind an id of one byte.
  const asElement = readElement(Buffer.concat([Buffer.from([webmIds.void]), bytes]), 0);
  return asElement ? asElement.end - asElement.start : -1;
}

async function findChild(source: ByteSource, parent: WebmElement, id: number): Promise<WebmElement | null> {
  for await (const child of listElements(source, parent.start, parent.end)) if (child.id === id) return child;
  return null;
}

async function readNumber(source: ByteSource, element: WebmElement | null): Promise<number | null> {
  if (!element) return null;
  const bytes = await source.read(element.start, Math.min(8, element.end - element.start));
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}
