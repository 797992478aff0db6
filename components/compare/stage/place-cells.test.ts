import { expect, test } from "vitest";
import { placeCells } from "./place-cells.ts";

const room = { widthPx: 1000, heightPx: 576, gapPx: 12, captionPx: 76, minWidthPx: 150, minHeightPx: 120 };
const wide = { id: "wide", widthPx: 1280, heightPx: 720, group: "a" };
const tall = { id: "tall", widthPx: 720, heightPx: 1280, group: "b" };
const square = { id: "square", widthPx: 720, heightPx: 720, group: "c" };
const cells = [wide, tall, square];

test("the grid shows every clip, a pair the two that are wanted, in their order", () => {
  expect([...placeCells(cells, "grid", ["wide", "tall"], room).rects.keys()]).toEqual([
    "wide",
    "tall",
    "square",
  ]);
  const { rects } = placeCells(cells, "pair", ["square", "wide"], room);
  expect([...rects.keys()]).toEqual(["square", "wide"]);
  expect(rects.get("square")!.x).toBeLessThan(rects.get("wide")!.x);
});

test("two clips of different shape over each other have one frame, and neither is smaller for it", () => {
  const { rects } = placeCells(cells, "wipe", ["wide", "tall"], room);
  expect(rects.get("wide")).toEqual(rects.get("tall"));
  const { width, height } = rects.get("wide")!;
  expect(Math.min(height, (width * 9) / 16)).toBeCloseTo(500);
  expect(Math.min(height, (width * 16) / 9)).toBeCloseTo(500);
});

test("in a narrow room each of them is as large as it can be", () => {
  const { rects, heightPx } = placeCells(cells, "overlay", ["wide", "tall"], { ...room, widthPx: 320 });
  expect(rects.get("wide")!.width).toBeCloseTo(320);
  expect(rects.get("wide")!.height).toBeCloseTo(500);
  expect(heightPx).toBe(576);
});
