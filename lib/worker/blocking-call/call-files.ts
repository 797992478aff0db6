import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { type AttemptId, attemptIdSchema } from "#lib/domain/base/id.ts";
import { type CallEnd, callEndSchema } from "./call.ts";

/** How often a call shows that it lives, and for how long it is believed. */
export const aliveEveryMs = 2000;
const believedMs = 30_000;

const lifeOf = (folder: string, attemptId: AttemptId) => join(folder, `${attemptId}.call`);
const endOf = (folder: string, attemptId: AttemptId) => join(folder, `${attemptId}.answer`);

/** Marks an attempt's call as begun. False: it was begun before, and must not be made again. */
export async function beginCall(folder: string, attemptId: AttemptId): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const { O_CREAT, O_EXCL, O_WRONLY } = constants;
    const file = await open(lifeOf(folder, attemptId), O_CREAT | O_EXCL | O_WRONLY, 0o600);
    await file.sync();
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Shows that a call lives. */
export async function showLife(folder: string, attemptId: AttemptId): Promise<void> {
  const now = new Date();
  await utimes(lifeOf(folder, attemptId), now, now);
}

/** Puts down how a call ended: it is on the disk before anybody can read it. */
export async function writeEnd(folder: string, attemptId: AttemptId, end: CallEnd): Promise<void> {
  const path = endOf(folder, attemptId);
  const file = await open(`${path}.new`, "w", 0o600);
  await file.writeFile(JSON.stringify(end));
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  const directory = await open(folder, "r");
  await directory.sync();
  await directory.close();
}

/** How a call ended; null where it has not, or cannot be read. */
export async function readEnd(folder: string, attemptId: AttemptId): Promise<CallEnd | null> {
  const text = await readFile(endOf(folder, attemptId), "utf8").catch(() => null); // not there yet
  return text === null ? null : callEndSchema.parse(JSON.parse(text));
}

/** Whether a call has shown lately that it lives. */
export async function showsLife(folder: string, attemptId: AttemptId): Promise<boolean> {
  const life = await stat(lifeOf(folder, attemptId)).catch(() => null); // never begun, or cleared
  return life !== null && Date.now() - life.mtimeMs < believedMs;
}

/** Attempts whose calls ended at least `minAgeMs` ago and are still there. */
export async function listEnds(folder: string, minAgeMs: number): Promise<AttemptId[]> {
  const names = await readdir(folder).catch(() => []); // no call was ever made
  const found: AttemptId[] = [];
  for (const name of names.filter((entry) => entry.endsWith(".answer"))) {
    const written = await stat(join(folder, name)).catch(() => null); // cleared meanwhile
    const attemptId = attemptIdSchema.safeParse(name.slice(0, -".answer".length)).data;
    if (written && attemptId && Date.now() - written.mtimeMs >= minAgeMs) found.push(attemptId);
  }
  return found;
}

/** Takes a call's files away once the database has its answer. */
export async function clearCall(folder: string, attemptId: AttemptId): Promise<void> {
  await rm(lifeOf(folder, attemptId), { force: true });
  await rm(endOf(folder, attemptId), { force: true });
}
