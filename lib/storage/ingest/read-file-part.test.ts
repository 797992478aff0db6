import { expect, test } from "vitest";
import { readFilePart } from "./read-file-part.ts";

test("a piece of an upload is let go of as soon as the next one is asked for, and no byte is lost by it", async () => {
  const file = Buffer.from(Uint8Array.from({ length: 300_000 }, (_byte, at) => at % 251));
  const head = Buffer.from('--b\r\nContent-Disposition: form-data; name="file"\r\n\r\n');
  const body = Buffer.concat([head, file, Buffer.from("\r\n--b--\r\n")]);
  // As a connection gives them: each with memory of its own.
  const chunks = Array.from({ length: 5 }, (_chunk, at) =>
    Buffer.from(Uint8Array.from(body.subarray(at * 65_536, (at + 1) * 65_536)).buffer),
  );
  async function* arriving() {
    yield* chunks;
  }
  const seen: Buffer[] = [];
  for await (const piece of readFilePart(arriving(), "b", file.length, () => undefined)) {
    seen.push(Buffer.from(piece));
    expect(chunks.slice(0, seen.length - 1).every(({ buffer }) => buffer.byteLength === 0)).toBe(true);
  }
  expect(Buffer.concat(seen).equals(file)).toBe(true);
  expect(chunks.every(({ buffer }) => buffer.byteLength === 0)).toBe(true);
});
