import { expect, test } from "vitest";
import { memorySource } from "./bytes.ts";
import { readHeif } from "./heif-header.ts";

const box = (type: string, ...content: Uint8Array[]) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.reduce((sum, { byteLength }) => sum + byteLength, 0));
  head.write(type, 4, "latin1");
  return Buffer.concat([head, ...content]);
};

const numbers = (...all: number[]) => {
  const bytes = Buffer.alloc(4 * all.length);
  for (const [at, value] of all.entries()) bytes.writeUInt32BE(value, 4 * at);
  return bytes;
};

/** A picture of 40 × 30 with so many properties that say nothing behind its sides. */
function heifWith(count: number) {
  const properties = [
    box("ispe", numbers(0, 40, 30)),
    ...Array.from({ length: count }, () => box("free", numbers(0))),
  ];
  const association = Buffer.concat([numbers(0, 1), Buffer.from([0, 1, 1, 1])]);
  return memorySource(
    box(
      "meta",
      numbers(0),
      box("pitm", numbers(0), Buffer.from([0, 1])),
      box("iprp", box("ipco", ...properties), box("ipma", association)),
    ),
  );
}

test("a header that lists properties without end is read no further than any picture needs", async () => {
  const source = heifWith(50_000);
  let reads = 0;
  const read: typeof source.read = (...where) => ((reads += 1), source.read(...where));
  expect(await readHeif({ ...source, read })).toMatchObject({ widthPx: 40, heightPx: 30 });
  expect(reads).toBeLessThan(2000);
});
