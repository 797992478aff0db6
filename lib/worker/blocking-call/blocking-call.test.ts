import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Simulator } from "#simulators/simulator.ts";
import { startSirayaSimulator } from "#simulators/siraya/simulator.ts";
import type { AttemptId } from "#lib/domain/base/id.ts";
import { sampleId } from "#lib/domain/testing/samples.ts";
import { hostAndPort } from "#lib/outbound/addresses.ts";
import type { BlockingCall } from "./call.ts";
import { clearCall, listEnds } from "./call-files.ts";
import { collectBlockingCall } from "./collect-blocking-call.ts";
import { startBlockingCall } from "./start-blocking-call.ts";

const apiKey = "sk-canary-0123456789";
const attemptId = sampleId<AttemptId>(7);
let simulator: Simulator;
let folder: string;
beforeEach(async () => {
  simulator = await startSirayaSimulator({ control: { checksMedia: false } });
  folder = join(await mkdtemp(join(tmpdir(), "triptych-calls-")), "calls");
});
afterEach(async () => {
  await simulator.stop();
  await rm(join(folder, ".."), { recursive: true, force: true });
});

const body = {
  model: "SIRAYA-Seedance-2.0",
  prompt: "A lake",
  seconds: 5,
  resolution: "480p",
  aspect_ratio: "1:1",
  input_references: [
    { type: "image", url: "https://studio.example/media/l/secret-token/hero.png", role: "reference_image" },
  ],
};
const callTo = (change: Partial<BlockingCall> = {}): BlockingCall => ({
  attemptId,
  providerId: "siraya",
  folder,
  url: `${simulator.url}/v1/videos/generations`,
  apiKey,
  body,
  allowPrivate: [hostAndPort(simulator.url)],
  deadlineMs: 20_000,
  ...change,
});
const ended = async () => {
  await expect
    .poll(async () => (await collectBlockingCall(folder, attemptId)).state, { timeout: 20_000, interval: 50 })
    .not.toBe("running");
  return collectBlockingCall(folder, attemptId);
};
const posts = () => simulator.ledger.requests.filter(({ purpose }) => purpose === "submit").length;
const onTheDisk = async () =>
  (await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")))).join("\n");

test("a worker that is killed in the middle leaves its call running, and the answer is there afterwards", async () => {
  simulator.control({ runMs: 1500 });
  const starter = fileURLToPath(new URL("testing/start-and-wait.ts", import.meta.url));
  const worker = spawn(process.execPath, [starter], { stdio: ["pipe", "pipe", "inherit"] });
  worker.stdin.end(JSON.stringify(callTo()));
  const [printed] = await once(worker.stdout, "data");
  expect(String(printed)).toBe("begun\n");
  await expect.poll(posts, { timeout: 10_000, interval: 20 }).toBe(1);
  worker.kill("SIGKILL");
  await once(worker, "exit");
  expect((await collectBlockingCall(folder, attemptId)).state).toBe("running");

  const collected = await ended();
  if (collected.state !== "answered") throw new Error(collected.state);
  expect(await collected.response.json()).toMatchObject({
    data: [{ url: expect.stringMatching(/\.mp4(\?n=1)?$/) }],
  });
  expect(simulator.ledger.jobs).toHaveLength(1);
  expect(posts()).toBe(1);
  const kept = await onTheDisk();
  expect(kept).not.toMatch(/canary|secret-token|A lake/);
});

test("asking it to end does not end it, and its key stands on no command line and in no environment", async () => {
  simulator.control({ runMs: 1500 });
  expect(await startBlockingCall(callTo())).toBe("begun");
  await expect.poll(posts, { timeout: 10_000, interval: 20 }).toBe(1);
  const [pid] = processesOf("call-process.ts");
  if (process.platform === "linux") {
    expect(pid).toBeDefined();
    for (const name of ["cmdline", "environ"])
      expect(readFileSync(`/proc/${pid}/${name}`, "utf8")).not.toMatch(/canary|secret-token/);
  }
  if (pid) for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.kill(pid, signal);
  expect((await ended()).state).toBe("answered");
  expect(simulator.ledger.jobs).toHaveLength(1);
});

test("a call that was begun is never made again", async () => {
  simulator.control({ runMs: 300 });
  const twice = await Promise.all([startBlockingCall(callTo()), startBlockingCall(callTo())]);
  expect(twice).toEqual(["begun", "begun"]);
  await ended();
  expect(await startBlockingCall(callTo())).toBe("begun");
  expect(posts()).toBe(1);
});

test("what no answer means is told apart: never sent, broken off, refused", async () => {
  await startBlockingCall(callTo({ url: "http://127.0.0.1:4599/v1", allowPrivate: ["127.0.0.1:4599"] }));
  expect(await ended()).toMatchObject({ state: "failed", error: { kind: "unreachable", sent: "no" } });
  await clearCall(folder, attemptId);

  simulator.control({ faults: [{ on: "submit", kind: "reset-after" }] });
  await startBlockingCall(callTo());
  expect(await ended()).toMatchObject({ state: "failed", error: { kind: "unreachable", sent: "maybe" } });
  await clearCall(folder, attemptId);

  simulator.control({ faults: [{ on: "submit", kind: "status", status: 429, retryAfter: "7" }] });
  await startBlockingCall(callTo());
  const refused = await ended();
  if (refused.state !== "answered") throw new Error(refused.state);
  expect([refused.response.status, refused.response.headers.get("retry-after")]).toEqual([429, "7"]);
});

test("it gives up at its deadline, and nobody knows then what became of the request", async () => {
  simulator.control({ faults: [{ on: "submit", kind: "silence" }] });
  await startBlockingCall(callTo({ deadlineMs: 500 }));
  expect(await ended()).toMatchObject({ state: "failed", error: { kind: "unreachable", sent: "maybe" } });
  expect(simulator.ledger.jobs).toHaveLength(1);
});

test("a call that never began is lost, and one that cannot begin sends nothing", async () => {
  expect(await collectBlockingCall(folder, attemptId)).toEqual({ state: "lost" });
  expect(await startBlockingCall({ ...callTo(), deadlineMs: "soon" as unknown as number })).toBe("not-begun"); // no such call
  expect(posts()).toBe(0);
});

test("answers that nobody collected can be listed by their age, and are taken away once", async () => {
  await startBlockingCall(callTo());
  await ended();
  expect(await listEnds(folder, 0)).toEqual([attemptId]);
  expect(await listEnds(folder, 60_000)).toEqual([]);
  await clearCall(folder, attemptId);
  await clearCall(folder, attemptId);
  expect(await readdir(folder)).toEqual([]);
});

/** The processes of this machine that run a file, by /proc; none where there is no such folder. */
function processesOf(file: string): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .map(Number)
    .filter(Boolean)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(file);
      } catch {
        return false; // ended meanwhile
      }
    });
}
