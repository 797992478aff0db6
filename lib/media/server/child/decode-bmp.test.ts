import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBitmap } from "#lib/media/server/testing/create-bitmap.ts";
import { decodeBmp } from "./decode-bmp.ts";

const size = { widthPx: 7, heightPx: 5 };
const headBytes = 54;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitmap-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Rows of a bitmap's pixels, each as its channels. */
async function decode(file: Buffer): Promise<number[][][]> {
  const path = join(folder, "a.bmp");
  await writeFile(path, file);
  const { data, info } = await (await decodeBmp(path)).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixel = (index: number) => [...data.subarray(index * channels, (index + 1) * channels)];
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => pixel(y * width + x)),
  );
}

/** What `createBitmap` draws: red in even columns, green in even rows. */
const drawn = (hasGreen = true) =>
  Array.from({ length: size.heightPx }, (_, y) =>
    Array.from({ length: size.widthPx }, (_, x) => [x % 2 ? 0 : 255, hasGreen && y % 2 === 0 ? 255 : 0, 0]),
  );

/** A bitmap whose masks tell its channels apart, in the header that knows of transparency. */
function withMasks(
  file: Buffer,
  ...masks: [red: number, green: number, blue: number, alpha: number]
): Buffer {
  const header = Buffer.alloc(108 - 40);
  masks.forEach((mask, index) => header.writeUInt32LE(mask, index * 4));
  const masked = Buffer.concat([file.subarray(0, headBytes), header, file.subarray(headBytes)]);
  masked.writeUInt32LE(headBytes + header.length, 10);
  masked.writeUInt32LE(108, 14);
  masked.writeUInt32LE(3, 30);
  return masked;
}

describe("a bitmap", () => {
  test.each(
    ([1, 4, 8, 16, 24, 32] as const).flatMap((bits) => [false, true].map((top) => [bits, top] as const)),
  )("of %i bits, from the top: %s", async (bits, isTopDown) => {
    expect(await decode(createBitmap({ ...size, bits, isTopDown }))).toEqual(drawn(bits > 1));
  });

  test("of 16 bits with a green of six", async () => {
    const file = createBitmap({ ...size, bits: 16 });
    for (let at = headBytes; at < file.length; at += 2)
      file.writeUInt16LE(
        ((file.readUInt16LE(at) & 0x7fe0) << 1) | (file.readUInt16LE(at) & 0x3e0 ? 0x20 : 0),
        at,
      );
    expect(
      (await decode(withMasks(file, 0xf800, 0x07e0, 0x001f, 0))).map((row) =>
        row.map((one) => one.slice(0, 3)),
      ),
    ).toEqual(drawn());
  });

  test("whose pixels have a fourth byte without meaning is opaque", async () => {
    const file = createBitmap({ ...size, bits: 32 });
    for (let at = headBytes + 3; at < file.length; at += 4) file[at] = at % 256;
    expect(await decode(file)).toEqual(drawn());
  });

  test("with a mask for transparency is transparent where it says so", async () => {
    const file = createBitmap({ ...size, bits: 32, isTopDown: true });
    file[headBytes + 3] = 51;
    file[headBytes + 7] = 255;
    const [row] = await decode(withMasks(file, 0xff0000, 0xff00, 0xff, 0xff000000));
    expect(row?.slice(0, 3)).toEqual([
      [255, 255, 0, 51],
      [0, 255, 0, 255],
      [255, 255, 0, 0],
    ]);
  });

  test.each([8, 4] as const)("of %i bits in runs", async (bits) => {
    const plain = createBitmap({ ...size, bits });
    const start = plain.readUInt32LE(10);
    const row = (y: number) =>
      Array.from({ length: size.widthPx }, (_, x) => (x % 2 ? 0 : 1) + (y % 2 ? 0 : 2)).flatMap((index) => [
        1,
        bits === 4 ? index << 4 : index,
      ]);
    const runs = [4, 3, 2, 1, 0].flatMap((y) => [...row(y), 0, 0]);
    const file = Buffer.concat([plain.subarray(0, start), Buffer.from([...runs, 0, 1])]);
    file.writeUInt32LE(bits === 8 ? 1 : 2, 30);
    expect(await decode(file)).toEqual(drawn());
  });

  test("whose last row is not padded is read all the same", async () => {
    const file = createBitmap({ ...size, bits: 24 });
    expect(await decode(file.subarray(0, -3))).toEqual(drawn());
  });

  test("that is cut off, claims too much, or is packed in unheard-of ways is refused", async () => {
    const whole = createBitmap({ ...size, bits: 32 });
    await expect(decode(whole.subarray(0, whole.length / 2))).rejects.toThrow("decoding a bitmap");
    const large = Buffer.from(whole);
    large.writeInt32LE(30_000, 18);
    large.writeInt32LE(30_000, 22);
    await expect(decode(large)).rejects.toThrow("decoding a bitmap");
    await expect(decode(withMasks(whole, 0x3ff00000, 0xffc00, 0x3ff, 0))).rejects.toThrow(
      "decoding a bitmap",
    );
    await expect(decode(whole.subarray(0, 20))).rejects.toThrow("decoding a bitmap");
  });
});
