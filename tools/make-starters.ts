import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { presentOf } from "#lib/domain/media/derivative.ts";
import { type StarterId, starterIds, starters } from "#lib/domain/starter/starters.ts";
import { makeDerivatives } from "#lib/media/server/derive.ts";
import { type ReadMedia, readMedia } from "#lib/media/server/read-media.ts";
import { graphPath, runFilterGraph } from "#lib/media/server/render/filter-graph.ts";
import { Mp4Writer } from "#lib/media/server/render/mp4-writer.ts";
import { hashFile } from "#lib/storage/hash-file.ts";
import { madeFileName, sceneFolder, starterFolder, type StarterMedia } from "#lib/storage/starter-media.ts";

// `node tools/make-starters.ts`: reads the starters' files as the studio reads an upload, and writes what it finds into
// assets/starters/media.json, with the files made from them beside it; and draws the moving posters into public/starters.

const posters = join(process.cwd(), "public/starters");
const poster = { widthPx: 448, heightPx: 252, fps: 24 };

await rm(starterFolder, { recursive: true, force: true });
for (const folder of [starterFolder, posters]) await mkdir(folder, { recursive: true });
const table: StarterMedia = {};
for (const id of starterIds) {
  for (const { path } of starters[id].files) table[path] = await read(path);
  await drawPoster(id);
}
await writeFile(join(starterFolder, "media.json"), `${JSON.stringify(table, null, 2)}\n`);
process.exit(0); // the decoders keep threads

async function read(path: string): Promise<StarterMedia[string]> {
  const file = join(sceneFolder, path);
  return withMade(file, async (reading, folder) => {
    const shown = await makeDerivatives(file, reading, folder);
    const made: StarterMedia[string]["made"] = [];
    for (const { path: from, ...one } of [...reading.made, ...shown.made]) {
      await copyFile(from, join(starterFolder, madeFileName(path, one.kind)));
      made.push({ ...one, ...presentOf(one.kind), ...(await hashFile(from)) });
    }
    return { format: reading.format, ...(await hashFile(file)), measured: reading.measured, made };
  });
}

/** A small loop, and its first picture. */
async function drawPoster(id: StarterId): Promise<void> {
  const source = join(sceneFolder, starters[id].poster);
  const { widthPx, heightPx } = poster;
  await withMade(source, async ({ made }) => {
    const still = made.find(({ kind }) => kind === "poster")!; // every film has one
    await sharp(still.path)
      .resize(widthPx, heightPx)
      .webp({ quality: 72, effort: 6 })
      .toFile(join(posters, `${id}.webp`));
  });
  const writer = await Mp4Writer.open(join(posters, `${id}.mp4`), poster, {
    ...{ preset: "veryslow", crf: "31" },
    hasSound: false,
  });
  const graph =
    `movie=${graphPath(source)},scale=${widthPx}:${heightPx}:flags=lanczos` +
    `,settb=1/${poster.fps},setpts=N,format=yuv420p,setsar=1,buffersink@out`;
  for await (const frame of runFilterGraph(graph)) await writer.addFrame(frame);
  await writer.finish();
}

async function withMade<T>(
  path: string,
  work: (reading: ReadMedia, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "triptych-starters-"));
  try {
    const reading = await readMedia(path, { folder });
    if ("unreadable" in reading) throw new Error(`${path} cannot be read: ${reading.unreadable}`);
    return await work(reading, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
