import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "#lib/launch/lock.ts";
import { openDemoFolder } from "./folder.ts";

let path = "";
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), "triptych-demo-")), "data");
});
afterEach(() => rmSync(path, { recursive: true, force: true }));

const lines: string[] = [];
const open = (isFresh = false) => openDemoFolder(path, { isFresh, say: (line) => void lines.push(line) });
const put = (name: string) => {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, name), "somebody's");
};

test.each([false, true])(
  "a folder that the demo has not made is refused and left as it is (fresh: %s)",
  async (isFresh) => {
    put("a film.mp4");
    put("demo.json");
    await expect(open(isFresh)).rejects.toThrow("was not made by npm run demo");
    expect(readdirSync(path).toSorted()).toEqual(["a film.mp4", "demo.json"]);
  },
);

test("a folder that is full opens as it is, and is emptied only when that is wanted", async () => {
  (await open()).markFull("a-token");
  put("kept");
  expect(await open()).toMatchObject({ galleryToken: "a-token" });
  expect(existsSync(join(path, "kept"))).toBe(true);
  expect(await open(true)).toMatchObject({ galleryToken: null });
  expect(readdirSync(path)).toEqual(["demo.json"]);
});

test("a start that ended before the folder was full begins again with nothing of it", async () => {
  await open();
  put("half");
  expect(await open()).toMatchObject({ galleryToken: null });
  expect(readdirSync(path)).toEqual(["demo.json"]);
});

test("a start that was ended while it wrote its mark loses nothing: the folder is still the demo's", async () => {
  put("demo.json.new");
  (await open()).markFull("a-token");
  put("demo.json.new");
  expect(await open()).toMatchObject({ galleryToken: "a-token" });
});

test("a folder in which a demo runs is not emptied", async () => {
  (await open()).markFull("a-token");
  put("kept");
  const lock = await lockFolder(path);
  await expect(open(true)).rejects.toThrow("in use");
  lock.release();
  expect(existsSync(join(path, "kept"))).toBe(true);
});

test.each(["", "elsewhere"])(
  "only what is the folder's own is emptied, whatever its note of the database's place says (%j)",
  async (note) => {
    await open();
    const foreign = join(dirname(path), "foreign");
    mkdirSync(join(foreign, "cluster"), { recursive: true });
    put("half");
    writeFileSync(join(path, "postgres-folder"), note && `${foreign}\n`);
    const here = readdirSync(process.cwd());
    await open();
    expect(readdirSync(path)).toEqual(["demo.json"]);
    expect(existsSync(join(foreign, "cluster"))).toBe(true);
    expect(readdirSync(process.cwd())).toEqual(here);
  },
);
