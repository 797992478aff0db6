import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dataFolder, dataFolders } from "#lib/config.ts";
import { openDataFolder } from "./data-folder.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "triptych-folders-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test.each(dataFolders)("a file in place of %s is told before anything is done", (name) => {
  writeFileSync(dataFolder(dataDir, name), "");
  expect(() => openDataFolder(dataDir)).toThrow(
    `The folder ${dataDir}/${name} cannot be used: a file stands in its place.`,
  );
  expect(readdirSync(dataDir)).toEqual([name]);
});

test("so is a link that leads nowhere, and one that leads to a folder is followed", () => {
  symlinkSync(join(dataDir, "elsewhere"), dataFolder(dataDir, "media"));
  expect(() => openDataFolder(dataDir)).toThrow(`The folder ${dataDir}/media cannot be used: `);
  mkdirSync(join(dataDir, "elsewhere"));
  openDataFolder(dataDir);
  expect(readdirSync(dataDir)).toEqual(["elsewhere", "media"]);
});
