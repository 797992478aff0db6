import { expect, test } from "vitest";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { FitLine } from "./fit-lines.ts";
import { shownNext } from "./use-solved.ts";

const line = (text: string, ...modelIds: string[]): FitLine => ({
  text,
  referenceId: null,
  modelIds: modelIds as ModelId[], // they are only carried along
  remedy: null,
});
const open = (lines: readonly FitLine[]) => lines.map((one) => ({ line: one, isSolved: false }));
const told = (...args: Parameters<typeof shownNext>) =>
  shownNext(...args).map(({ line: { text }, isSolved }) => `${text}${isSolved ? " ✓" : ""}`);

const long = line("Video 2: 22 s, max 15 s", "siray", "modellix");
const wide = line("Image 1: Too wide", "siray");

test("a line that is gone stays in its place, as solved", () => {
  expect(told(open([long, wide]), [long, wide], [wide])).toEqual([`${long.text} ✓`, wide.text]);
  expect(told(open([wide]), [wide], [])).toEqual([`${wide.text} ✓`]);
});

test("where another came instead nothing was solved", () => {
  expect(told(open([long]), [long], [line("Video 2: 18 s, max 15 s")])).toEqual(["Video 2: 18 s, max 15 s"]);
});

test("a line that concerns fewer models is the same one, with those that are left", () => {
  const left = line(long.text, "siray");
  expect(shownNext(open([long]), [long], [left])).toEqual([{ line: left, isSolved: false }]);
});

test("what is refused again while it still says that it is solved is open again", () => {
  const closing = shownNext(open([long, wide]), [long, wide], [wide]);
  expect(told(closing, [wide], [wide, long])).toEqual([wide.text, long.text]);
});
