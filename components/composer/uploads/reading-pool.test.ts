import { Worker } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { createReadingPool } from "./reading-pool.ts";
import type { ReadingThread } from "./reading-thread.ts";

const never = new AbortController().signal;
const threads: Worker[] = [];
afterEach(() => Promise.all(threads.splice(0).map((thread) => thread.terminate())));

/** A real thread in the browser's worker's place: it does with a file what the file's text says. */
const script = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", async ({ id, file }) => {
    const text = await file.text();
    if (text === "hang") for (;;);
    if (text === "die") throw new Error("a fault");
    if (text === "lie") return parentPort.postMessage({ id, reading: { format: "exe" }, readBytes: 1 });
    if (text === "old") parentPort.postMessage({ id: id - 1, reading: { unreadable: "format" }, readBytes: 1 });
    parentPort.postMessage({ id, reading: { format: "wav", measured: { durationMs: Number(text) || 1 } }, readBytes: 9 });
  });
  parentPort.postMessage("ready");
`;
function startThread(code = script): ReadingThread {
  const thread = new Worker(code, { eval: true });
  threads.push(thread);
  return {
    post: (message) => thread.postMessage(message),
    listen(onMessage, onDeath) {
      thread.on("message", onMessage);
      thread.on("error", onDeath);
    },
    end: () => void thread.terminate(),
  };
}
const openPool = (start = () => startThread(), deadlineMs = 10_000, patienceMs = 10_000) =>
  createReadingPool({ start, size: 2, deadlineMs, patienceMs, startMs: 10_000 });
const file = (text: string) => new Blob([text]);
const wav = (durationMs: number) => ({ format: "wav", measured: { durationMs } });

test("files are read by two threads, each answer belongs to its file", async () => {
  const pool = openPool();
  pool.prepare();
  const files = Array.from({ length: 15 }, (_, index) => file(`${index + 1}`));
  const readings = await Promise.all(files.map((one) => pool.read(one, never)));
  expect(readings).toEqual(files.map((_, index) => wav(index + 1)));
  expect(threads).toHaveLength(2);
});

test("a file that never comes to an end is unreadable, and the next one gets a fresh thread", async () => {
  const pool = openPool(() => startThread(), 300);
  const slow = pool.read(file("hang"), never);
  const others = await Promise.all(["7", "8", "9"].map((text) => pool.read(file(text), never)));
  expect(others).toEqual([wav(7), wav(8), wav(9)]);
  expect(await slow).toEqual({ unreadable: "too-slow" });
  expect(await Promise.all([pool.read(file("5"), never), pool.read(file("6"), never)])).toEqual([
    wav(5),
    wav(6),
  ]);
  expect(threads).toHaveLength(3);
});

test("files that never come to an end hold up no other, however many they are", async () => {
  const pool = openPool(() => startThread(), 60_000, 50);
  for (let count = 0; count < 5; count++) void pool.read(file("hang"), never);
  expect(await Promise.all(["7", "8"].map((text) => pool.read(file(text), never)))).toEqual([wav(7), wav(8)]);
  pool.close();
});

test("a file that a thread dies of is damaged; one more is started for the next", async () => {
  const pool = openPool();
  expect(await pool.read(file("die"), never)).toEqual({ unreadable: "damaged" });
  expect(await pool.read(file("4"), never)).toEqual(wav(4));
});

test("answers to something else, and answers of another shape, are nobody's", async () => {
  expect(await openPool().read(file("old"), never)).toEqual(wav(1));
  expect(await openPool(() => startThread(), 300).read(file("lie"), never)).toEqual({
    unreadable: "too-slow",
  });
});

test("where no thread can be had nothing is known, and nothing is thrown", async () => {
  expect(await openPool(() => startThread(`throw new Error("no script")`)).read(file("1"), never)).toBeNull();
  const refused = openPool(() => {
    throw new DOMException("not allowed here", "SecurityError");
  });
  refused.prepare();
  expect(await refused.read(file("1"), never)).toBeNull();
});

test("a file that was taken back before its turn is not read", async () => {
  const pool = openPool();
  const control = new AbortController();
  const first = [pool.read(file("1"), never), pool.read(file("2"), never)];
  const third = pool.read(file("hang"), control.signal);
  control.abort(new Error("taken back"));
  await expect(third).rejects.toThrow("taken back");
  expect(await Promise.all(first)).toEqual([wav(1), wav(2)]);
});
