import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { convertMedia } from "./convert-media.ts";
import { readMedia } from "./read-media.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deep-"));
});
afterAll(() => rm(folder, { recursive: true }));

const red = [200, 48, 48] as const;
const sheet = () =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: "#c83030" } }).toColourspace("rgb16");
const nearRed = red.map((value) => expect.toSatisfy((found: number) => Math.abs(found - value) < 5));

async function colourOf(path: string): Promise<number[]> {
  const pixels = await sharp(path).toColourspace("srgb").removeAlpha().raw({ depth: "uchar" }).toBuffer();
  return [...pixels.subarray(0, 3)];
}

test.each([
  ["PNG without a profile", () => sheet().png(), "png"],
  ["PNG in Display P3", () => sheet().withIccProfile("p3").png(), "png"],
  ["TIFF without a profile", () => sheet().tiff({ compression: "lzw" }), "tiff"],
] as const)("a %s of 16 bits keeps its colours on its tile and as JPEG", async (_what, write, format) => {
  const path = join(folder, `original.${format}`);
  await writeFile(path, await write().toBuffer());
  const reading = await readMedia(path, { folder });
  if ("unreadable" in reading) throw new Error(reading.unreadable);
  const poster = reading.made.find(({ kind }) => kind === "poster")!.path;
  expect(await colourOf(poster)).toEqual(nearRed);
  const made = await convertMedia(path, reading, { version: 1, format: "jpeg" }, { folder });
  if (!("path" in made)) throw new Error(JSON.stringify(made));
  expect(await colourOf(made.path)).toEqual(nearRed);
});
