import { Worker } from "node:worker_threads";
import sharp from "sharp";
import { afterAll, expect, inject, test } from "vitest";
import { unreadableReasons } from "#lib/domain/media/unreadable.ts";
import { damage } from "#lib/media/server/testing/damage.ts";
import { createFilm } from "#lib/media/server/testing/create-film.ts";
import { wholeFiles } from "#lib/media/server/testing/read-damaged.ts";
import { createReadingPool } from "./reading-pool.ts";
import type { ReadingThread } from "./reading-thread.ts";

const never = new AbortController().signal;
const fileCount = inject("isThorough") ? 400 : 100;
const deadlineMs = 2000;

/** The browser's own worker script, in a thread that has the browser's two names for hearing and speaking. */
const script = `
  const { parentPort } = require("node:worker_threads");
  globalThis.addEventListener = (_type, listener) => parentPort.on("message", (data) => listener({ data }));
  globalThis.postMessage = (message) => parentPort.postMessage(message);
  import(${JSON.stringify(new URL("reading-worker.ts", import.meta.url).href)});
`;
let started = 0;
function startThread(): ReadingThread {
  started += 1;
  const thread = new Worker(script, { eval: true });
  return {
    post: (message) => thread.postMessage(message),
    listen(onMessage, onDeath) {
      thread.on("message", onMessage);
      thread.on("error", onDeath);
    },
    end: () => void thread.terminate(),
  };
}
const pool = createReadingPool({ start: startThread, size: 2, deadlineMs, patienceMs: 500, startMs: 30_000 });
afterAll(() => pool.close());

test("the worker's script answers with what it read", async () => {
  const film = await createFilm("header at the end");
  expect(await pool.read(new Blob([new Uint8Array(film)]), never)).toMatchObject({
    format: "mp4",
    measured: { widthPx: 320, heightPx: 180, fps: 24, videoCodec: "avc", audioCodec: "aac", hasSound: true },
  });
});

test("a table of two thousand million pictures keeps a thread until its deadline, and no longer", async () => {
  const film = await createFilm("pictures alone");
  film.writeUInt32BE(0x7fffffff, film.lastIndexOf("stts") + 12);
  const before = started;
  const slow = pool.read(new Blob([new Uint8Array(film)]), never);
  const png = await sharp({ create: { width: 8, height: 9, channels: 3, background: "#123" } })
    .png()
    .toBuffer();
  const other = () => pool.read(new Blob([new Uint8Array(png)]), never);
  expect(await other()).toMatchObject({ format: "png" });
  expect(await slow).toEqual({ unreadable: "too-slow" });
  expect(await Promise.all([other(), other()])).toMatchObject([{ format: "png" }, { format: "png" }]);
  expect(started).toBeGreaterThan(before);
});

test(
  "damaged files are each read or not, within the deadline, and a thread is replaced where one hangs",
  { timeout: 300_000 },
  async () => {
    const whole = await wholeFiles();
    const answers: string[] = [];
    let slowestMs = 0;
    for (let seed = 0; seed < fileCount; seed++) {
      const bytes = damage(whole[seed % whole.length]!, seed); // the remainder is below the length
      const startedAt = performance.now();
      const reading = await pool.read(new Blob([new Uint8Array(bytes)]), never);
      slowestMs = Math.max(slowestMs, performance.now() - startedAt);
      answers.push(reading === null ? "unknown" : "unreadable" in reading ? reading.unreadable : "read");
    }
    expect(["read", ...unreadableReasons]).toEqual(expect.arrayContaining([...new Set(answers)]));
    expect(answers).toContain("damaged");
    expect(slowestMs).toBeLessThan(deadlineMs + 3000);
  },
);
