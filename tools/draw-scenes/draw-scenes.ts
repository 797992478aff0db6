import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { makeFilmstrip } from "#lib/media/server/make-filmstrip.ts";
import { readMedia } from "#lib/media/server/read-media.ts";
import { findBrowser } from "#tools/find-browser.ts";
import { type DrawPicture, openCanvas } from "./canvas.ts";
import { drawRain, drawVoice } from "./draw-sounds.ts";
import { encodeFilm } from "./encode-film.ts";
import { film, films, stills } from "./list.ts";

// `node tools/draw-scenes/draw-scenes.ts [--quick] [FILE…]`: draws assets/scenes, or the files of it that are named. See README.md.

const root = join(import.meta.dirname, "../..");
const target = join(root, "assets/scenes");
const isQuick = process.argv.includes("--quick");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const isWanted = (file: string) => wanted.length === 0 || wanted.includes(file);

const browser = findBrowser(root, console.log);
if (browser === null) throw new Error("There is no browser to draw with.");
const folder = mkdtempSync(join(tmpdir(), "triptych-scenes-"));
mkdirSync(join(target, "strips"), { recursive: true });
const { drawPicture, close } = await openCanvas(browser);
try {
  if (isWanted("voice.mp3")) await drawVoice(join(target, "voice.mp3"), folder);
  if (isWanted("rain.mp3")) await drawRain(join(target, "rain.mp3"));
  for (const name of Object.keys(stills).filter((each) => isWanted(`${each}.jpg`)))
    await drawStill(name, drawPicture);
  for (const name of Object.keys(films).filter((each) => isWanted(`${each}.mp4`)))
    await drawFilm(name, drawPicture);
} finally {
  await close();
  rmSync(folder, { recursive: true, force: true });
}

async function drawStill(name: string, draw: DrawPicture): Promise<void> {
  const { scene, variant, atSeconds, widthPx, heightPx } = stills[name]!; // its names come from there
  const look = { shutter: 1 / 48, samples: isQuick ? 1 : 16, grain: 7, seed: variant * 31 + 7 };
  const jpeg = await draw(scene, { variant, widthPx, heightPx, seconds: atSeconds, ...look });
  await sharp(jpeg)
    .jpeg({ quality: 84, mozjpeg: true })
    .toFile(join(target, `${name}.jpg`));
  console.log(`${name}.jpg`);
}

/** Its filmstrip, as the studio makes it of every film. */
async function saveStrip(path: string, to: string): Promise<void> {
  const read = await readMedia(path);
  if ("unreadable" in read) throw new Error(`${path} cannot be read: ${read.unreadable}`);
  const { strip } = await makeFilmstrip(path, read, folder);
  if (!strip) throw new Error(`${path} has no filmstrip`);
  await copyFile(strip.path, to);
}

async function drawFilm(name: string, draw: DrawPicture): Promise<void> {
  const { scene, variant } = films[name]!; // its names come from there
  const step = isQuick ? 6 : 1;
  const scale = isQuick ? 0.5 : 1;
  const look = { variant, widthPx: film.widthPx * scale, heightPx: film.heightPx * scale };
  const frames = film.frames + film.dissolveFrames;
  for (let frame = 0; frame < frames; frame += step) {
    const time = { seconds: 0.2 + frame / film.fps, shutter: 0, samples: 1, grain: 4, seed: frame + 7 };
    const jpeg = await draw(scene, { ...look, ...time });
    await copyFile(jpeg, join(folder, `${name}-${String(frame / step).padStart(4, "0")}.jpg`));
  }
  const path = join(target, `${name}.mp4`);
  await encodeFilm(path, join(folder, `${name}-%04d.jpg`), step);
  await saveStrip(path, join(target, "strips", `${name}.webp`));
  console.log(`${name}.mp4`);
}
