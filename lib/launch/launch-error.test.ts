import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readEnvironment } from "#lib/config.ts";
import { sentenceOf } from "./launch-error.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "triptych-sentence-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What somebody would read of what goes wrong here. */
function sentenceAbout(work: () => unknown): string | null {
  try {
    work();
  } catch (error) {
    return sentenceOf(error);
  }
  throw new Error("nothing went wrong");
}

test("a .env that is no file is told in one sentence", () => {
  mkdirSync(join(folder, ".env"));
  expect(sentenceAbout(() => readEnvironment(folder))).toBe(
    `${folder}/.env cannot be used: it is no file that can be read.`,
  );
});

test("whatever the disk refuses is told in one sentence, with its place", () => {
  expect(sentenceAbout(() => mkdirSync(folder))).toBe(
    `${folder} cannot be used: a file stands in its place.`,
  );
});

test("a bug is none of these", () => {
  expect(sentenceAbout(() => JSON.parse("{"))).toBeNull();
});
