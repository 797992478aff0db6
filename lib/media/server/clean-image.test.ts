import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Format } from "#lib/domain/media/format.ts";
import { decodeBmp } from "./child/decode-bmp.ts";
import { makeSendable } from "./child/make-sendable.ts";
import {
  brokenFilms,
  gifOfBrokenFrame,
  picture,
  type Planted,
  plantedImages,
  pngChunk,
  secret,
} from "./testing/plant-words.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "triptych-clean-image-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function clean(file: Buffer, format: Format) {
  const path = join(folder, "original");
  await writeFile(path, file);
  const { made, colours } = await makeSendable(path, format, folder);
  return { copy: made && (await readFile(join(folder, made.fileName))), made, colours };
}

/** Every pixel of every frame, as its numbers say and in its depth, and how long each frame is seen. */
async function pixelsOf(file: Buffer, format: Format) {
  if (format === "bmp") {
    const path = join(folder, "bitmap");
    await writeFile(path, file);
    return (await decodeBmp(path)).raw().toBuffer();
  }
  const isFilm = format === "webp" || format === "gif";
  const image = () => sharp(file, { pages: isFilm ? -1 : 1, ignoreIcc: true, failOn: "none" });
  const { depth, pages, delay, loop } = await image().metadata();
  const deep = depth === "ushort";
  const raw = image()
    .toColourspace(deep ? "rgb16" : "srgb")
    .raw({ depth: deep ? "ushort" : "uchar" });
  return { depth, pixels: await raw.toBuffer(), ...(isFilm && { pages, delay, loop }) };
}

const planted = await plantedImages();
/** In which letters words may be written. */
const spellings = (needle: Buffer) => [needle, Buffer.from(needle.toString("latin1"), "utf16le")];
const title = ({ format, name }: Planted) => [`${format}: ${name}`] as const;

describe("a secret planted in an image is not in what leaves", () => {
  test.each(planted.map((one) => [...title(one), one] as const))("%s", async (_title, one) => {
    const { file, format, needle = secret } = one;
    expect(file.includes(needle)).toBe(true);
    const { copy, colours } = await clean(file, format);
    expect(colours).toBeUndefined();
    for (const spelled of spellings(needle)) expect(copy!.includes(spelled)).toBe(false);
    expect(await pixelsOf(copy!, format)).toEqual(await pixelsOf(file, format));
    // What is clean is not copied again; a TIFF is drawn anew as the same.
    const again = await clean(copy!, format);
    if (again.copy) expect(again.copy.equals(copy!)).toBe(true);
  });
});

test.each(await brokenFilms())("a film of a later frame that is none is not sent: $format", async (film) => {
  expect(film.file.includes(secret)).toBe(true);
  await expect(clean(film.file, film.format)).rejects.toBeInstanceOf(Error);
});

test("a frame of a GIF ends where no decoder gets any further", async () => {
  const { copy } = await clean(await gifOfBrokenFrame(), "gif");
  expect(copy!.includes(secret.subarray(0, 8))).toBe(false);
  expect((await sharp(copy!, { pages: -1 }).metadata()).pages).toBe(4);
});

test("a film of PNGs keeps its frames and their times, byte for byte", async () => {
  const { file } = planted.find(({ format, name }) => format === "png" && name === "a film")!;
  const { copy } = await clean(file, "png");
  const framesOf = (png: Buffer) =>
    [...png.toString("latin1").matchAll(/(fcTL|fdAT)/g)].map(({ index }) =>
      png.subarray(index, index + 8 + png.readUInt32BE(index - 4)),
    );
  expect(framesOf(copy!)).toHaveLength(5);
  expect(framesOf(copy!)).toEqual(framesOf(file));
});

describe("how an image is turned", () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])("is done once: orientation %i", async (orientation) => {
    for (const format of ["png", "webp", "tiff"] as const) {
      const lossless = { png: {}, webp: { lossless: true }, tiff: { compression: "lzw" } }[format];
      const file = await picture().withMetadata({ orientation }).toFormat(format, lossless).toBuffer();
      const { copy, made } = await clean(file, format);
      const upright = await sharp(file).autoOrient().raw().toBuffer({ resolveWithObject: true });
      expect(made).toMatchObject({ widthPx: upright.info.width, heightPx: upright.info.height });
      expect((await sharp(copy!).raw().toBuffer()).equals(upright.data)).toBe(true);
      expect((await sharp(copy!).metadata()).orientation ?? 1).toBe(1);
    }
  });

  test("is said by the first of two EXIF blocks", async () => {
    const lying = await picture().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const upside = await picture().withMetadata({ orientation: 3 }).jpeg().toBuffer();
    const at = upside.indexOf("Exif", 0, "latin1") - 4;
    const block = upside.subarray(at, at + 2 + upside.readUInt16BE(at + 2));
    const second = Buffer.concat([
      lying.subarray(0, at),
      ...[lying.subarray(at, at + block.length), block],
      lying.subarray(at + block.length),
    ]);
    expect((await clean(second, "jpeg")).made).toMatchObject({ widthPx: 16, heightPx: 24 });
    const first = Buffer.concat([lying.subarray(0, at), block, lying.subarray(at)]);
    expect((await clean(first, "jpeg")).made).toMatchObject({ widthPx: 24, heightPx: 16 });
  });

  test("is still said of films, and nothing else with it", async () => {
    for (const [format, name] of [
      ["webp", "in a film"],
      ["png", "a film"],
    ] as const) {
      const { file } = planted.find((one) => one.format === format && one.name === name)!;
      const turned = await turnFilm(file, format);
      const { copy, made } = await clean(turned, format);
      expect(made).toMatchObject({ widthPx: 16, heightPx: 24 });
      expect((await sharp(copy!).metadata()).orientation).toBe(6);
      expect(copy!.includes(secret)).toBe(false);
    }
  });
});

async function turnFilm(file: Buffer, format: "png" | "webp"): Promise<Buffer> {
  const block = Buffer.from("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", "latin1");
  if (format === "png")
    return Buffer.concat([file.subarray(0, 33), pngChunk("eXIf", block), file.subarray(33)]);
  const at = file.indexOf("EXIF", 0, "latin1");
  const length = file.readUInt32LE(at + 4);
  const turned = Buffer.concat([
    file.subarray(0, at + 4),
    Buffer.from([block.length, 0, 0, 0]),
    block,
    file.subarray(at + 8 + length + (length & 1)),
  ]);
  turned.writeUInt32LE(turned.length - 8, 4);
  turned[20]! |= 0x08;
  return turned;
}

describe("colours other than sRGB's", () => {
  test.each(["jpeg", "png", "webp", "tiff"] as const)(
    "a %s of a wide gamut is sent as sRGB, and it is known",
    async (format) => {
      const lossless = {
        ...{ png: {}, webp: { lossless: true }, tiff: { compression: "lzw" } },
        jpeg: { quality: 100, chromaSubsampling: "4:4:4" },
      }[format];
      const file = await picture().withIccProfile("p3").toFormat(format, lossless).toBuffer();
      const { copy, colours } = await clean(file, format);
      expect(colours).toBe("wide");
      const { icc } = await sharp(copy!).metadata();
      expect(icc).toBeUndefined();
      expect(copy!.includes("ICC_PROFILE") || copy!.includes("iCCP")).toBe(false);
      const seen = await sharp(file).toColourspace("srgb").withIccProfile("srgb").raw().toBuffer();
      const sent = await sharp(copy!).raw().toBuffer();
      const largest = Math.max(...seen.map((value, index) => Math.abs(value - sent[index]!)));
      expect(largest).toBeLessThanOrEqual(format === "jpeg" ? 40 : 1);
    },
  );

  test("16 bits stay 16", async () => {
    const deep = await picture().toColourspace("rgb16").withIccProfile("p3").png().toBuffer();
    const { copy, colours } = await clean(deep, "png");
    expect(colours).toBe("wide");
    expect((await sharp(copy!).metadata()).depth).toBe("ushort");
    const lying = await picture().toColourspace("rgb16").withMetadata({ orientation: 6 }).png().toBuffer();
    expect((await sharp((await clean(lying, "png")).copy!).metadata()).depth).toBe("ushort");
  });

  test("a picture in inks is sent as sRGB, and it is known", async () => {
    for (const format of ["jpeg", "tiff"] as const) {
      const file = await picture().toColourspace("cmyk").toFormat(format).toBuffer();
      const { copy, colours } = await clean(file, format);
      expect(colours).toBe("cmyk");
      expect(await sharp(copy!).metadata()).toMatchObject({ space: "srgb", channels: 3 });
    }
  });

  test("a film of PNGs of a wide gamut keeps its frames and their times", async () => {
    const { file } = planted.find(({ format, name }) => format === "png" && name === "a film")!;
    const { icc } = await sharp(await picture().withIccProfile("p3").png().toBuffer()).metadata();
    const profile = pngChunk("iCCP", Buffer.concat([Buffer.from("p\0\0"), deflateSync(icc!)]));
    const wide = Buffer.concat([file.subarray(0, 33), profile, file.subarray(33)]);
    const { copy, colours } = await clean(wide, "png");
    expect(colours).toBe("wide");
    const chunksOf = (png: Buffer, type: string) =>
      [...png.toString("latin1").matchAll(new RegExp(type, "g"))].map(({ index }) =>
        png.subarray(index + 4, index + 4 + png.readUInt32BE(index - 4)),
      );
    expect(chunksOf(copy!, "fcTL")).toEqual(chunksOf(file, "fcTL"));
    const [still, ...frames] = [...chunksOf(copy!, "IDAT"), ...chunksOf(copy!, "fdAT")];
    // The test film shows one picture three times.
    expect(frames.map((frame) => frame.subarray(4))).toEqual([still, still]);
    expect(frames.map((frame) => frame.readUInt32BE())).toEqual([2, 4]);
    const seen = await sharp(wide).toColourspace("srgb").withIccProfile("srgb").raw().toBuffer();
    expect((await sharp(copy!).raw().toBuffer()).equals(seen)).toBe(true);
    expect(copy!.includes(secret)).toBe(false);
  });

  test("a film of a wide gamut keeps its frames", async () => {
    const { file } = planted.find(({ format, name }) => format === "webp" && name === "in a film")!;
    const wide = await sharp(file, { animated: true }).withIccProfile("p3").webp().toBuffer();
    const { copy, colours } = await clean(wide, "webp");
    expect(colours).toBe("wide");
    expect(await sharp(copy!).metadata()).toMatchObject({ pages: 3, delay: [100, 200, 300], loop: 2 });
  });
});
