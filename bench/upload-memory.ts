/**
 * How much larger the studio's web process and its worker become by clips of 500 MB that are uploaded, read, cleaned, downloaded and
 * looked into: a studio as `npm start` runs it, and a member with a page open; the last upload breaks off in its middle and
 * goes on. What the first small upload brings into memory is not theirs. Goal: each upload ends with 200, makes the web process
 * at most 64 MB larger while it lasts, and none leaves it more than 64 MB larger than it was before the first.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod/mini";
import { makeAccount, openSession } from "#e2e/account.ts";
import { childrenOf } from "#e2e/processes.ts";
import { makeDataDir, startStudio } from "#e2e/start-studio.ts";
import { makeAnother, makeLargeClip } from "./upload-memory/large-clip.ts";
import { askAddress, sendFile } from "./upload-memory/send-file.ts";
import { watchProcess } from "./upload-memory/watched-process.ts";

const sizeBytes = 500_000_000;
const goalMB = 64;
const settleMs = 10_000;
const statesSchema = z.tuple([z.object({ state: z.string(), sendable: z.optional(z.unknown()) })]);

if (!existsSync("/proc/self/clear_refs")) {
  console.log("memory of a 500 MB upload: only Linux tells the most that a process has had");
  process.exit();
}
const { dataDir, remove } = makeDataDir();
const path = await makeLargeClip(dataDir, sizeBytes);
const studio = await startStudio({ dataDir });
const { cookies } = await openSession(studio, await makeAccount(studio, "ada@example.com"));
const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
const rows: { step: string; status: number; webMost: number; webAfter: number }[] = [];
try {
  for (const page of ["/studio", "/history", "/studio"]) await get(page);
  await upload(join(dataDir, "small.mp4"));
  const [web, worker] = [watch("web"), watch("worker")];
  const measure = async (step: string, work: () => Promise<number>) => {
    web.beginStep();
    worker.beginStep();
    const startedAt = performance.now();
    const status = await work();
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    await wait(settleMs);
    const [webMore, workerMore] = [web.more(), worker.more()];
    rows.push({
      step,
      status,
      ...{ seconds, webMost: webMore.most, webAfter: webMore.after },
      ...{ workerMost: workerMore.most, workerAfter: workerMore.after },
    });
  };
  let assetId = "";
  const uploadAnother = async (breakAt?: number) => {
    await makeAnother(path);
    const sent = await upload(path, breakAt);
    assetId = sent.assetId ?? "";
    return sent.status;
  };
  for (const nth of [1, 2, 3]) await measure(`upload ${nth}`, () => uploadAnother());
  await measure("upload, broken off", () => uploadAnother(sizeBytes / 2));
  await measure("download", () => get(`/media/a/${assetId}`));
  await measure("200 looks into it", async () => {
    for (let nth = 0; nth < 200; nth++) {
      const from = Math.floor((sizeBytes * nth) / 200);
      await get(`/media/a/${assetId}`, { range: `bytes=${from}-${from + 1_000_000}` });
    }
    return 206;
  });
} finally {
  await studio.stop();
  remove();
}
console.table(rows);
const uploads = rows.filter(({ step }) => step.startsWith("upload"));
const most = Math.max(...uploads.map(({ webMost }) => webMost));
const after = Math.max(...rows.map(({ webAfter }) => webAfter));
const ends = uploads.map(({ status }) => status);
console.log(
  `memory of 500 MB uploads: ${most} MB while they last, ${after} MB after (goal ≤ ${goalMB} each), ended with ${ends.join(", ")}`,
);
if (most > goalMB || after > goalMB || ends.some((status) => status !== 200)) process.exitCode = 1;

function watch(name: string) {
  const [pid] = childrenOf(studio.launcher.pid ?? 0, `launch/${name}.ts`);
  if (!pid) throw new Error(`The studio has no ${name}`);
  return watchProcess(pid);
}

/** Takes all of an answer and keeps none of it. */
async function get(address: string, headers: Record<string, string> = {}): Promise<number> {
  const answer = await fetch(studio.url + address, { headers: { cookie, ...headers } });
  await answer.body?.pipeTo(new WritableStream());
  return answer.status;
}

/** Uploads a file, if wanted in two pieces, and waits until it has been read. */
async function upload(file: string, breakAt?: number) {
  const url = await askAddress(studio.url, cookie, file);
  if (breakAt) await sendFile(url, file, breakAt);
  const sent = await sendFile(url, file);
  if (sent.assetId) await untilReady(sent.assetId);
  return sent;
}

/** Asks as the page does until the file has been read. */
async function untilReady(assetId: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${studio.url}/api/assets?ids=${assetId}`, { headers: { cookie } });
    const [{ state }] = statesSchema.parse(await answer.json());
    if (state === "ready") return;
    if (state !== "measuring") throw new Error(`The clip is ${state}`);
    await wait(500);
  }
}
