import { open } from "node:fs/promises";

type Box = { type: string; bytes: Buffer; content: Buffer };

const parents = new Set(["moov", "trak", "mdia", "minf", "stbl"]);

/** Writes an MP4 with a hole of so many bytes behind its first box, and offsets of 64 bits that lead past it. */
export async function pullApart(path: string, film: Buffer, holeBytes: number): Promise<void> {
  const [type, ...rest] = listBoxes(film);
  if (!type) throw new Error("This is no MP4.");
  const hole = Buffer.alloc(16);
  hole.writeUInt32BE(1);
  hole.write("free", 4, "latin1");
  hole.writeBigUInt64BE(BigInt(holeBytes), 8);
  await using file = await open(path, "w");
  await file.write(Buffer.concat([type.bytes, hole]), 0, null, 0);
  const moved = Buffer.concat(
    rest.map((box) => (box.type === "moov" ? withFarOffsets(box, holeBytes) : box.bytes)),
  );
  await file.write(moved, 0, moved.length, type.bytes.length + holeBytes);
}

function withFarOffsets({ type, bytes, content }: Box, further: number): Buffer {
  if (parents.has(type))
    return box(type, Buffer.concat(listBoxes(content).map((child) => withFarOffsets(child, further))));
  if (type !== "stco") return bytes;
  const count = content.readUInt32BE(4);
  const far = Buffer.alloc(8 + count * 8);
  far.writeUInt32BE(count, 4);
  for (let index = 0; index < count; index++)
    far.writeBigUInt64BE(BigInt(content.readUInt32BE(8 + index * 4) + further), 8 + index * 8);
  return box("co64", far);
}

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
}

function listBoxes(bytes: Buffer): Box[] {
  const found: Box[] = [];
  for (let at = 0; at + 8 <= bytes.length;) {
    const isLong = bytes.readUInt32BE(at) === 1;
    const length = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : bytes.readUInt32BE(at);
    const end = at + length;
    const content = bytes.subarray(at + (isLong ? 16 : 8), end);
    found.push({ type: bytes.toString("latin1", at + 4, at + 8), bytes: bytes.subarray(at, end), content });
    at = end;
  }
  return found;
}
