import { mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { findBrowser } from "#tools/find-browser.ts";
import { openCanvas } from "./canvas.ts";

// `node tools/draw-scenes/draw-takes.ts [--quick]`: draws public/takes, the mark as a picture: one shot in three takes, beside setup and sign-in.

const root = join(import.meta.dirname, "../..");
const target = join(root, "public/takes");
const isQuick = process.argv.includes("--quick");
const frame = isQuick ? { widthPx: 480, heightPx: 360 } : { widthPx: 1440, heightPx: 1080 };

/** The panes from left to right: a variant of the scene, and the part of its frame that a window can ever show there. */
const takes = [
  { name: "left", variant: 6, from: 0, width: 0.5 },
  { name: "middle", variant: 7, from: 0, width: 1 },
  { name: "right", variant: 8, from: 0.5, width: 0.5 },
];

const browser = findBrowser(root, console.log);
if (browser === null) throw new Error("There is no browser to draw with.");
mkdirSync(target, { recursive: true });
const { drawPicture, close } = await openCanvas(browser);
try {
  for (const { name, variant, from, width } of takes) {
    const look = { shutter: 0, samples: 5, grain: 4, seed: variant * 31 + 7 };
    const jpeg = await drawPicture("pier", { variant, ...frame, seconds: 1, ...look });
    await sharp(jpeg)
      .extract({
        left: Math.round(from * frame.widthPx),
        top: 0,
        width: Math.round(width * frame.widthPx),
        height: frame.heightPx,
      })
      .webp({ quality: 74, effort: 6 })
      .toFile(join(target, `${name}.webp`));
    console.log(`${name}.webp`);
  }
} finally {
  await close();
}
