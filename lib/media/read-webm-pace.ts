import { type ByteSource, viewOf } from "./bytes.ts";
import { frameRate } from "./frame-rate.ts";
import { readElement } from "./webm-elements.ts";
import { webmIds } from "./webm-ids.ts";

const blockIds = new Set<number>([webmIds.simpleBlock, webmIds.block]); // one alone, and one in a group
/** Elements whose content is looked into. */
const openedIds = new Set<number>([webmIds.segment, webmIds.info, webmIds.cluster, webmIds.blockGroup]);

const judgedPictures = 100;
/** More elements than stand before so many pictures, sound and tables included. */
const maxElements = 4000;

/**
 * When a WebM begins, and how fast its pictures follow one another, by the times of its first hundred: block by block, and never the
 * pictures between them. Null where no block is found.
 */
export async function readWebmPace(
  source: ByteSource,
  videoTrack: number | undefined,
): Promise<{ startSeconds: number; fps: ReturnType<typeof frameRate> } | null> {
  let secondsPerTick = 0.001;
  let clusterTicks = 0;
  let start: number | null = null;
  const pictures: number[] = [];
  let offset = 0;
  for (let count = 0; count < maxElements && pictures.length < judgedPictures; count++) {
    const head = await source.read(offset, 24);
    const element = readElement(head, 0);
    if (!element) break;
    const content = head.subarray(element.start);
    if (element.id === webmIds.timestampScale)
      secondsPerTick = readUnsigned(content, element.end - element.start) / 1e9;
    else if (element.id === webmIds.timestamp)
      clusterTicks = readUnsigned(content, element.end - element.start);
    else if (blockIds.has(element.id)) {
      // A track number of one byte, as every film has, and two bytes of time since the cluster's.
      const seconds = (clusterTicks + viewOf(content).getInt16(1)) * secondsPerTick;
      start = Math.min(start ?? seconds, seconds);
      if (videoTrack === undefined) break; // a sound has no pace
      if ((content[0] ?? 0) === (0x80 | videoTrack)) pictures.push(seconds);
    }
    offset += openedIds.has(element.id) ? element.start : element.end;
  }
  return start === null
    ? null
    : { startSeconds: Math.max(0, start), fps: frameRate(pictures, secondsPerTick) };
}

function readUnsigned(bytes: Uint8Array, length: number): number {
  return bytes.subarray(0, length).reduce((value, byte) => value * 256 + byte, 0);
}
