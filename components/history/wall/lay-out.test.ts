import { expect, test } from "vitest";
import type { HistoryItem, HistoryResult } from "#lib/domain/history/history.ts";
import { gap, layOutWall, type Wall } from "./lay-out.ts";

const run = (day: string, ...ratios: number[]): HistoryItem =>
  ({
    createdAt: `${day}T12:00:00.000Z`,
    ratio: 16 / 9,
    results: ratios.map(
      (ratio, index) => ({ id: `${day} ${index}`, video: { ratio } }) as unknown as HistoryResult,
    ),
  }) as unknown as HistoryItem; // what is laid out is told by no more

const dayOf = (at: string) => at.slice(0, 10);
const wide = 16 / 9;
const tall = 9 / 16;
const rows = ({ days }: Wall) => days.flatMap(({ lines }) => lines);
const widthOf = (line: { tiles: readonly { left: number; width: number }[] }) => {
  const last = line.tiles.at(-1);
  return last ? last.left + last.width : 0;
};

test.each([390 - 32, 820 - 48, 1440 - 48, 1920 - 48, 2560 - 48])(
  "rows of wide clips fill %d pixels, each in its own shape",
  (width) => {
    const wall = layOutWall([run("2026-11-30", ...Array.from({ length: 41 }, () => wide))], width, dayOf);
    for (const line of rows(wall).slice(0, -1)) {
      expect(widthOf(line)).toBeCloseTo(width, 3);
      for (const tile of line.tiles) expect(tile.width / line.height).toBeCloseTo(wide, 6);
    }
  },
);

test.each([1440 - 48, 1920 - 48, 2560 - 48])(
  "rows of mixed shapes are 200 to 256 high at %d pixels",
  (width) => {
    const shapes = Array.from({ length: 60 }, (_, index) => [wide, tall, 1, wide, 4 / 3][index % 5]!);
    for (const { height } of rows(layOutWall([run("2026-11-30", ...shapes)], width, dayOf)).slice(0, -1)) {
      expect(height).toBeGreaterThanOrEqual(200);
      expect(height).toBeLessThanOrEqual(256);
    }
  },
);

test("a last row that is not full stays as high as the one before it, and open", () => {
  const wall = layOutWall([run("2026-11-30", ...Array.from({ length: 6 }, () => wide))], 1872, dayOf);
  const [first, last] = rows(wall);
  expect(last?.tiles).toHaveLength(1);
  expect(last?.height).toBe(first?.height);
});

test("every day has rows of its own under its heading, and days follow each other without overlap", () => {
  const wall = layOutWall(
    [run("2026-11-30", wide, tall), run("2026-11-30", wide), run("2026-11-28", wide)],
    1392,
    dayOf,
  );
  expect(wall.days.map(({ key, count }) => [key, count])).toEqual([
    ["2026-11-30", 3],
    ["2026-11-28", 1],
  ]);
  const [today, before] = wall.days;
  expect(before!.top).toBeGreaterThanOrEqual(today!.top + today!.height);
  for (const day of wall.days) {
    const last = day.lines.at(-1)!;
    expect(last.top + last.height + gap).toBeCloseTo(day.height, 6);
  }
});

test("on a phone a tall clip does not take a screen of its own beside others", () => {
  const wall = layOutWall([run("2026-11-30", tall, tall, wide, tall)], 358, dayOf);
  for (const { height } of rows(wall)) expect(height).toBeLessThan(330);
});
