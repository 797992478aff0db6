import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ensureBuild, sourceHash } from "./build.ts";
import { lockFolder } from "./lock.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "triptych-build-"));
  mkdirSync(join(root, "node_modules/.cache/triptych"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("two starts of one checkout", () => {
  test("build once: the second says that it waits, and serves what the first has built", async () => {
    const first = await lockFolder(join(root, "node_modules/.cache/triptych"));
    const folder = `.next-${sourceHash(root)}`;
    const printed: string[] = [];
    const waits = Promise.withResolvers<void>();
    const second = ensureBuild(root, (line) => {
      printed.push(line);
      waits.resolve();
    });
    await waits.promise;
    mkdirSync(join(root, folder));
    writeFileSync(join(root, folder, "BUILD_ID"), "1");
    first.release();
    expect(await second).toBe(folder);
    expect(printed).toEqual(["Another start is building the pages of this folder; waiting for it."]);
  });

  test("do not keep a second one that is interrupted while it waits", async () => {
    const first = await lockFolder(join(root, "node_modules/.cache/triptych"));
    const interruption = new AbortController();
    const second = ensureBuild(root, () => interruption.abort(), interruption.signal);
    await expect(second).rejects.toThrow("aborted");
    first.release();
  });
});
