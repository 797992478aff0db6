import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { copiesFolder, keepCopy, listCopies, removeOlderCopies } from "./database-copies.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "triptych-copies-"));
  const cluster = join(dataDir, "postgres", "cluster");
  mkdirSync(join(cluster, "base"), { recursive: true });
  writeFileSync(join(cluster, "PG_VERSION"), "18\n");
  writeFileSync(join(cluster, "base", "1"), "a".repeat(5000));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const keep = (before: string, options: { freeBytes?: number; signal?: AbortSignal } = {}) =>
  keepCopy({ dataDir, before, readme: () => "words", say: () => undefined, ...options });

describe("copies of the database", () => {
  test("are kept of the last two updates, and of each the newest", async () => {
    for (const before of ["0001_a", "0002_b", "0003_c"]) removeOlderCopies(dataDir, await keep(before));
    expect(listCopies(dataDir).map(({ before }) => before)).toEqual(["0003_c", "0002_b"]);
    removeOlderCopies(dataDir, await keep("0003_c"));
    expect(listCopies(dataDir).map(({ before }) => before)).toEqual(["0003_c", "0002_b"]);
  });

  test("are not begun where the disk has no room, and the refusal says how to go on", async () => {
    await expect(keep("0001_a", { freeBytes: 300_000 })).rejects.toThrow(
      `This update changes data, and there is no room for a copy of the database first: it takes 5 kB and 0.3 MB are free in ${dataDir}. Make room, or go on without a copy: npm start -- --without-copy`,
    );
    expect(existsSync(copiesFolder(dataDir))).toBe(false);
  });

  test("that the disk does not let through leave nothing behind, and the refusal says why", async () => {
    symlinkSync("nowhere", join(dataDir, "postgres", "cluster", "base", "2"));
    await expect(keep("0001_a", { freeBytes: 1e12 })).rejects.toThrow(
      `The database could not be copied to ${copiesFolder(dataDir)}, and is as it was: there is no such folder.`,
    );
    expect(readdirSync(copiesFolder(dataDir))).toEqual([]);
  });

  test("leave nothing behind when they are ended before they are whole", async () => {
    await expect(keep("0001_a", { signal: AbortSignal.abort() })).rejects.toThrow("aborted");
    expect(readdirSync(copiesFolder(dataDir))).toEqual([]);
  });
});
