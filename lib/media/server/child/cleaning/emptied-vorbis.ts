import { type ByteSource, hasText } from "#lib/media/bytes.ts";
import type { Edit } from "./edit.ts";
import type { WebmElement } from "./webm-elements.ts";

const commentHead = "\x03vorbis";
const maxBytes = 1_000_000;

/**
 * Vorbis sound carries its comments among its decoder's headers: three packets, of which the first two say their lengths in front. The
 * second, of the same length, becomes one whose writer has no name and says nothing. Nothing for what is no Vorbis.
 */
export async function emptiedVorbis(source: ByteSource, { start, end }: WebmElement): Promise<Edit[]> {
  const bytes = await source.read(start, Math.min(end - start, maxBytes));
  if (bytes[0] !== 2) return [];
  const identification = readLaced(bytes, 1);
  const comment = readLaced(bytes, identification.next);
  const from = comment.next + identification.length;
  if (!hasText(bytes, from, commentHead) || comment.length < 16 || from + comment.length > bytes.length)
    return [];
  const empty = Buffer.alloc(comment.length);
  empty.write(commentHead, "latin1");
  empty.writeUInt32LE(comment.length - 16, 7); // the writer's name, all zeros, up to the number of comments: none
  empty[comment.length - 1] = 1;
  return [{ from: start + from, to: start + from + comment.length, by: empty }];
}

function readLaced(bytes: Uint8Array, at: number): { length: number; next: number } {
  let length = 0;
  let next = at;
  while (bytes[next] === 255) {
    length += 255;
    next += 1;
  }
  return { length: length + (bytes[next] ?? 0), next: next + 1 };
}
