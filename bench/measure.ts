// How long fifteen files need to be read, with what must be there before they can be used, and 2 000 damaged ones to be judged.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { readMedia } from "#lib/media/server/read-media.ts";
import { createFilm } from "#lib/media/server/testing/create-film.ts";
import { readDamaged } from "#lib/media/server/testing/read-damaged.ts";

const folder = await mkdtemp(join(tmpdir(), "bench-"));
const photo = await sharp({
  create: {
    width: 4000,
    height: 3000,
    channels: 3,
    background: "#123",
    noise: { type: "gaussian", mean: 128, sigma: 60 },
  },
})
  .withExif({ IFD3: { GPSLatitude: "52/1 31/1 0/1" } })
  .jpeg({ quality: 95 })
  .toBuffer();
const contents = [
  ...Array.from({ length: 9 }, () => photo),
  ...(await Promise.all(
    (["header at the end", "mov", "webm", "mp3", "wav", "m4a"] as const).map((name) =>
      createFilm(name, { seconds: 5 }),
    ),
  )),
];
const files = await Promise.all(
  contents.map(async (bytes, index) => {
    const path = join(folder, String(index));
    await writeFile(path, bytes);
    await mkdir(`${path}.made`);
    return path;
  }),
);
const read = async (path: string) => {
  const startedAt = performance.now();
  const answer = await readMedia(path, { folder: `${path}.made` });
  if ("unreadable" in answer) throw new Error(`${path}: ${answer.unreadable}`);
  return performance.now() - startedAt;
};

const coldMs = await read(files[0]!); // there are fifteen
const startedAt = performance.now();
await Promise.all(files.map(read));
const batchMs = performance.now() - startedAt;
console.table([
  {
    "first file ms": Math.round(coldMs),
    "15 files ms": Math.round(batchMs),
    "one of them ms": Math.round(batchMs / 15),
  },
]);

const damagedAt = performance.now();
const { answers, slowestMs } = await readDamaged(2000, 5000);
const counts: Record<string, number> = {};
for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
console.table([
  {
    ...counts,
    seconds: Math.round((performance.now() - damagedAt) / 1000),
    "slowest ms": Math.round(slowestMs),
  },
]);
await rm(folder, { recursive: true });
