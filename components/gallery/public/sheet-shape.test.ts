import { expect, test } from "vitest";
import { sheetShape } from "./sheet-shape.ts";

const wide = { widthPx: 1280, heightPx: 720 };
const upright = { widthPx: 720, heightPx: 1280 };
const columns = (count: number, shape: typeof wide) =>
  Number((sheetShape("wall", Array(count).fill(shape)).style as Record<string, unknown>)["--columns"]);

test("a few clips stand in a few large columns, many in four", () => {
  expect([1, 2, 3, 4, 6, 9, 60].map((count) => columns(count, wide))).toEqual([1, 2, 3, 2, 3, 3, 4]);
});

test("upright clips stand in more columns, as their pictures are narrow", () => {
  expect([2, 4, 6, 60].map((count) => columns(count, upright))).toEqual([2, 4, 3, 12]);
});

test("only a wall of clips of one ratio stands in columns", () => {
  expect(sheetShape("wall", [wide, wide])["data-even"]).toBe("");
  expect(sheetShape("wall", [wide, upright])["data-even"]).toBeUndefined();
  expect(sheetShape("story", [wide, wide])["data-even"]).toBeUndefined();
});
