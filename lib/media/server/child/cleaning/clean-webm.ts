import { type ByteSource, textAt } from "#lib/media/bytes.ts";
import { readElement } from "#lib/media/sniff-format.ts";
import { Unreadable } from "#lib/media/reading.ts";
import { cut, type Edit } from "./edit.ts";
import { cleanWebmTracks } from "./clean-webm-tracks.ts";
import { listElements, voided, type WebmElement, webmIds } from "./webm-elements.ts";
import { windowSource } from "./window-source.ts";

const sentParts = new Set<number>([webmIds.info, webmIds.tracks, webmIds.cues, webmIds.cluster]);
const clusterParts = new Set<number>([webmIds.timestamp, webmIds.position, webmIds.previousSize]);
/** Block, its length, what it refers to, what is left out at its end, and transparency. */
const groupParts = new Set<number>([webmIds.block, 0x9b, 0xfb, 0x75a2, 0xfa, 0x75a1]);
const harmlessWriters = /^(Lavf[\d.]*|Chrome|QTmuxingAppLibWebM-[\d.]+)?\0*$/;

/**
 * A WebM with its pictures and sound alone, each of their bytes where it was: tags, attachments, chapters, titles, dates, other
 * tracks and their blocks become voids of the same length.
 */
export async function cleanWebm(file: ByteSource): Promise<Edit[]> {
  const source = windowSource(file);
  const edits: Edit[] = [];
  let end = 0;
  for await (const element of listElements(source, 0, source.sizeBytes)) {
    end = element.end;
    if (element.id === webmIds.header) continue;
    if (element.id !== webmIds.segment) throw new Unreadable("not-cleanable");
    await cleanSegment(source, element, edits);
    break;
  }
  return end < source.sizeBytes ? [...edits, cut(end, source.sizeBytes)] : edits;
}

async function cleanSegment(source: ByteSource, segment: WebmElement, edits: Edit[]): Promise<void> {
  let sent: ReadonlySet<number> = new Set();
  for await (const part of listElements(source, segment.start, segment.end)) {
    if (part.id === webmIds.seekHead) edits.push(...(await cleanSeekHead(source, part)));
    else if (part.id === webmIds.info) edits.push(...(await cleanInfo(source, part)));
    else if (part.id === webmIds.tracks) {
      const cleaned = await cleanWebmTracks(source, part);
      edits.push(...cleaned.edits);
      sent = cleaned.sent;
    } else if (part.id === webmIds.cluster) await cleanCluster(source, part, sent, edits);
    else if (part.id !== webmIds.cues) edits.push(...voided(part));
  }
}

/** What leads to parts that are not there any more goes with them. */
async function cleanSeekHead(source: ByteSource, head: WebmElement): Promise<Edit[]> {
  const edits: Edit[] = [];
  for await (const seek of listElements(source, head.start, head.end)) {
    let isSent = false;
    if (seek.id === webmIds.seek)
      for await (const { id, start, end } of listElements(source, seek.start, seek.end))
        if (id === webmIds.seekId) isSent = sentParts.has(numberOf(await source.read(start, end - start)));
    if (!isSent) edits.push(...voided(seek));
  }
  return edits;
}

async function cleanInfo(source: ByteSource, info: WebmElement): Promise<Edit[]> {
  const edits: Edit[] = [];
  for await (const part of listElements(source, info.start, info.end)) {
    const { id, start, end } = part;
    if (id === webmIds.timestampScale || id === webmIds.duration) continue;
    if (id !== webmIds.muxingApp && id !== webmIds.writingApp) edits.push(...voided(part));
    // These two must be there: their names are left empty.
    else if (start < end) {
      const name = textAt(await source.read(start, end - start), 0, end - start);
      edits.push({ from: start, to: end, isHarmless: harmlessWriters.test(name) });
    }
  }
  return edits;
}

async function cleanCluster(
  source: ByteSource,
  cluster: WebmElement,
  sent: ReadonlySet<number>,
  edits: Edit[],
): Promise<void> {
  for await (const part of listElements(source, cluster.start, cluster.end)) {
    if (clusterParts.has(part.id)) continue;
    if (part.id === webmIds.simpleBlock) {
      if (!sent.has(await trackOf(source, part))) edits.push(...voided(part));
    } else if (part.id === webmIds.blockGroup) edits.push(...(await cleanGroup(source, part, sent)));
    else edits.push(...voided(part));
  }
}

async function cleanGroup(
  source: ByteSource,
  group: WebmElement,
  sent: ReadonlySet<number>,
): Promise<Edit[]> {
  const edits: Edit[] = [];
  for await (const part of listElements(source, group.start, group.end)) {
    if (part.id === webmIds.block && !sent.has(await trackOf(source, part))) return voided(group);
    if (!groupParts.has(part.id)) edits.push(...voided(part));
  }
  return edits;
}

/** A block begins with the number of its track, written as lengths are. */
async function trackOf(source: ByteSource, { start }: WebmElement): Promise<number> {
  const bytes = await source.read(start, 8);
  // Read as the length behind an id of one byte.
  const asElement = readElement(Buffer.concat([Buffer.from([webmIds.void]), bytes]), 0);
  return asElement ? asElement.end - asElement.start : -1;
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}
