import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawGalleryCard } from "./draw-gallery-card.ts";

let folder: string;
const colours = ["#ff0000", "#00ff00", "#0000ff"];
const paths = () => colours.map((colour) => join(folder, `${colour.slice(1)}.webp`));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cards-"));
  for (const [place, background] of colours.entries())
    await sharp({ create: { width: 960, height: place === 2 ? 1700 : 540, channels: 3, background } })
      .webp()
      .toFile(paths()[place]!);
});
afterAll(() => rm(folder, { recursive: true }));

/** Which channel a pixel of the middle line is brightest in; -1 where it is dark. */
async function hueAt(card: Buffer, x: number): Promise<number> {
  const { data, info } = await sharp(card).raw().toBuffer({ resolveWithObject: true });
  const from = (315 * info.width + x) * info.channels;
  const pixel = [...data.subarray(from, from + 3)];
  return Math.max(...pixel) < 60 ? -1 : pixel.indexOf(Math.max(...pixel));
}

test.each([
  [1, [0, 0, 0]],
  [2, [0, -1, 1]],
  [3, [0, 1, 2]],
])("%d stills fill a card of the size that link previews ask for", async (count, hues) => {
  const card = await drawGalleryCard(paths().slice(0, count));
  const { format, width, height } = await sharp(card).metadata();
  expect([format, width, height]).toEqual(["jpeg", 1200, 630]);
  expect(await Promise.all([100, 600, 1100].map((x) => hueAt(card, x)))).toEqual(hues);
});

test("a card is under 300 kB, even of nothing but noise", async () => {
  const path = join(folder, "noise.png");
  const noise = { type: "gaussian" as const, mean: 128, sigma: 90 };
  await sharp({ create: { width: 1200, height: 630, channels: 3, background: "#808080", noise } })
    .png()
    .toFile(path);
  expect((await drawGalleryCard([path])).length).toBeLessThan(300_000);
});

test("a still that is no picture is an error", async () => {
  await expect(drawGalleryCard([join(folder, "nothing.webp")])).rejects.toThrow("missing");
});
