import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { childEnvironment } from "./environment.ts";
import { FolderInUse, lockFolder } from "./lock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "triptych-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockFile = new URL("lock.ts", import.meta.url).href;

/** A process that takes the lock and then ends without a word, as kill -9 ends it. */
async function lockAndDie(name: string): Promise<void> {
  const script = `const { lockFolder } = await import(${JSON.stringify(lockFile)});
    await lockFolder(process.argv[1]); process.kill(process.pid, "SIGKILL");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, name], {
    env: childEnvironment(),
  });
  await once(child, "close");
}

describe("the lock of a folder", () => {
  test("is had by one at a time, and can be taken again after its release", async () => {
    const first = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    first.release();
    (await lockFolder(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is had by exactly one of many that ask at once", async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    const had = asked.filter((one) => one.status === "fulfilled");
    expect(had).toHaveLength(1);
    for (const one of had) one.value.release();
  });

  test("does not outlive a process that was killed", async () => {
    await lockAndDie(folder);
    expect(readdirSync(folder)).toEqual(["launcher.sock"]);
    (await lockFolder(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test("works in a folder whose path is longer than a socket's address may be", async () => {
    const deep = join(folder, "a".repeat(100), "b".repeat(100));
    mkdirSync(deep, { recursive: true });
    const lock = await lockFolder(deep);
    await expect(lockFolder(deep)).rejects.toThrow(FolderInUse);
    lock.release();
  });
});
