import { Refusal } from "./answer.ts";

const maxHeaderBytes = 16 * 1024;
const headerEnd = Buffer.from("\r\n\r\n");

/** The boundary that a multipart body announces in its content type. */
export function boundaryOf(contentType: string | undefined): string {
  const match = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;,]{1,70}))/i.exec(
    contentType ?? "",
  );
  const boundary = match?.[1] ?? match?.[2];
  if (!boundary) throw new Refusal("malformed");
  return boundary;
}

/**
 * The bytes of a multipart body's one file, as they come: `sizeBytes` of them, which the signed address tells, so that no
 * byte is searched for a boundary. A piece is gone when the next one is asked for. `onProgress` is told of each. Throws a
 * `Refusal` when there are fewer or more.
 */
export async function* readFilePart(
  body: AsyncIterable<Buffer>,
  boundary: string,
  sizeBytes: number,
  onProgress: () => void,
): AsyncGenerator<Buffer, void, undefined> {
  const closing = Buffer.from(`\r\n--${boundary}`);
  let held = Buffer.alloc(0);
  let isInside = false;
  let left = sizeBytes;
  for await (const chunk of body) {
    let rest = chunk;
    if (!isInside) {
      held = Buffer.concat([held, chunk]);
      const end = held.indexOf(headerEnd);
      if (end < 0) {
        if (held.length > maxHeaderBytes) throw new Refusal("malformed");
        continue;
      }
      if (!held.subarray(0, end).toString("latin1").startsWith(`--${boundary}\r\n`))
        throw new Refusal("malformed");
      rest = held.subarray(end + headerEnd.length);
      held = Buffer.alloc(0);
      isInside = true;
    }
    if (left > 0) {
      const piece = rest.subarray(0, left);
      left -= piece.length;
      rest = rest.subarray(piece.length);
      if (piece.length > 0) {
        onProgress();
        yield piece;
      }
    }
    if (rest.length > 0 && held.length < closing.length) held = Buffer.concat([held, rest]);
    if (held.length >= closing.length && !held.subarray(0, closing.length).equals(closing))
      throw new Refusal("too-large");
    release(chunk);
  }
  if (!isInside || left > 0) throw new Refusal("size-mismatch");
  if (!held.subarray(0, closing.length).equals(closing)) throw new Refusal("malformed");
}

/**
 * Gives a chunk's memory back at once. Left to the collector, which hardly notices what lies outside of its heap, 100 MB of a large
 * upload gather before it looks.
 */
function release({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
