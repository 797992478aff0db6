import { expect, test } from "vitest";
import { arrange } from "./arrange.ts";
import { cardColumns } from "./card-columns.ts";

const room = { widthPx: 1392, heightPx: 580, gapPx: 16, captionPx: 66, minWidthPx: 176, minHeightPx: 120 };
const widths = { leastPx: 240, alonePx: 700 };
const arranged = (ratios: number[], widthPx = room.widthPx) =>
  arrange(
    ratios.map((ratio) => ({ ratio, group: "a" })),
    { ...room, widthPx },
  ).rects;

test("articles stand below their own pictures where these stand in one row", () => {
  const rects = arranged([16 / 9, 1, 9 / 16 + 0.4]);
  const columns = cardColumns(rects, widths, room.widthPx)!;
  expect(columns.startPx).toBeCloseTo(rects[0]!.x);
  expect(columns.widthsPx).toEqual(rects.map(({ width }) => width));
});

test("rows of pictures of one shape share their columns", () => {
  const columns = cardColumns(arranged(Array.from({ length: 6 }, () => 16 / 9)), widths, room.widthPx)!;
  expect(columns.widthsPx).toHaveLength(3);
});

test("a row that stands centred under a longer one has no columns in common with it", () => {
  expect(cardColumns(arranged(Array.from({ length: 5 }, () => 16 / 9)), widths, room.widthPx)).toBeNull();
});

test("pictures that are too narrow for words leave the articles to themselves", () => {
  expect(cardColumns(arranged([9 / 16, 9 / 16, 9 / 16, 9 / 16], 900), widths, room.widthPx)).toBeNull();
});

test("one article alone stands below the edges of a wide picture, and around an upright one", () => {
  const [wide] = arranged([16 / 9]);
  expect(cardColumns([wide!], widths, room.widthPx)?.startPx).toBeCloseTo(wide!.x);
  const [upright] = arranged([9 / 16]);
  const columns = cardColumns([upright!], widths, room.widthPx)!;
  expect(columns.widthsPx).toEqual([700]);
  expect(columns.startPx).toBeCloseTo(upright!.x + upright!.width / 2 - 350);
});

test("without a picture there are no columns", () => {
  expect(cardColumns([], widths, room.widthPx)).toBeNull();
});
