import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { memorySource } from "#lib/media/bytes.ts";
import { readImageHeader } from "#lib/media/image-header.ts";
import { createBitmap } from "./testing/create-bitmap.ts";

const picture = () => sharp({ create: { width: 321, height: 123, channels: 3, background: "#c63" } });
const header = (bytes: Uint8Array) => readImageHeader(memorySource(bytes));

describe("pixels from the header alone", () => {
  test.each([
    ["jpeg", () => picture().jpeg()],
    ["progressive jpeg", () => picture().jpeg({ progressive: true })],
    ["png", () => picture().png()],
    ["lossy webp", () => picture().webp()],
    ["lossless webp", () => picture().webp({ lossless: true })],
    ["webp with transparency", () => picture().ensureAlpha(0.5).webp()],
    ["gif", () => picture().gif()],
    ["tiff", () => picture().tiff()],
    ["tiff in tiles", () => picture().tiff({ tile: true, pyramid: true })],
  ])("%s", async (_name, make) => {
    expect(await header(await make().toBuffer())).toEqual({ widthPx: 321, heightPx: 123, orientation: 1 });
  });

  test.each(["jpeg", "webp", "tiff", "png"] as const)("%s lying on its side", async (format) => {
    const bytes = await picture().withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
    expect(await header(bytes)).toEqual({ widthPx: 123, heightPx: 321, orientation: 6 });
  });

  test("a bitmap, from the bottom and from the top", async () => {
    const fromBottom = createBitmap({ widthPx: 7, heightPx: 5, bits: 24 });
    expect(await header(fromBottom)).toEqual({ widthPx: 7, heightPx: 5, orientation: 1 });
    const fromTop = createBitmap({ widthPx: 7, heightPx: 5, bits: 24, isTopDown: true });
    expect(await header(fromTop)).toEqual({ widthPx: 7, heightPx: 5, orientation: 1 });
  });

  test("what is cut or no image gives null and never throws", async () => {
    const whole = await picture().withMetadata({ orientation: 3 }).jpeg().toBuffer();
    expect(await header(whole.subarray(0, 20))).toBeNull();
    expect(await header(await readFile(import.meta.filename))).toBeNull();
    const starts = await Promise.all(
      (["jpeg", "png", "webp", "gif", "tiff"] as const).map((f) => picture().toFormat(f).toBuffer()),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.nat(400),
        fc.uint8Array({ maxLength: 60 }),
        async (start, at, noise) => {
          const damaged = Buffer.from(start);
          damaged.set(noise.subarray(0, Math.max(0, damaged.length - at)), Math.min(at, damaged.length));
          await header(damaged);
        },
      ),
    );
  });
});
