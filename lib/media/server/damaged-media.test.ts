import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unreadableReasons } from "#lib/domain/unreadable.ts";
import { readMedia } from "./read-media.ts";
import { createBitmap } from "./testing/create-bitmap.ts";
import { createFilm, films } from "./testing/create-film.ts";
import { damage } from "./testing/damage.ts";

const fileCount = 200;
const deadlineMs = 5000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "damaged-"));
});
afterAll(() => rm(folder, { recursive: true }));

test(
  "two hundred damaged files are each read or refused within the deadline, and nothing else happens",
  { timeout: 300_000 },
  async () => {
    const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: "#c63" } });
    const whole = await Promise.all([
      ...(Object.keys(films) as (keyof typeof films)[]).map((name) => createFilm(name, { seconds: 1 })), // its own keys
      ...(["jpeg", "png", "webp", "gif", "tiff"] as const).map((format) =>
        picture.clone().toFormat(format).toBuffer(),
      ),
    ]);
    whole.push(createBitmap({ widthPx: 33, heightPx: 21, bits: 4 }));
    const answers: string[] = [];
    let slowestMs = 0;
    const next = Array.from({ length: fileCount }, (_, seed) => seed);
    const readOne = async (seed: number) => {
      const path = join(folder, String(seed));
      await writeFile(path, damage(whole[seed % whole.length]!, seed)); // the remainder is below the length
      const startedAt = performance.now();
      const answer = await readMedia(path, { deadlineMs });
      slowestMs = Math.max(slowestMs, performance.now() - startedAt);
      answers.push("unreadable" in answer ? answer.unreadable : "read");
    };
    const work = async () => {
      for (let seed = next.pop(); seed !== undefined; seed = next.pop()) await readOne(seed);
    };
    await Promise.all([work(), work(), work()]);
    expect(answers).toHaveLength(fileCount);
    expect(["read", ...unreadableReasons]).toEqual(expect.arrayContaining([...new Set(answers)]));
    expect(answers).toContain("damaged");
    expect(slowestMs).toBeLessThan(deadlineMs + 2000);
  },
);
