import fc from "fast-check";
import { expect, test } from "vitest";
import { filmFrameAt, filmShareOf, filmTiles } from "./film-tiles.ts";

test("as many pictures as fit fill the width, each at its own time", () => {
  const tiles = filmTiles({ widthPx: 860, heightPx: 48, ratio: 16 / 9 });
  expect(tiles.map(({ frame }) => frame)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
  expect(tiles.map(({ leftPx }) => leftPx)).toEqual([0, 86, 172, 258, 344, 430, 516, 602, 688, 774]);
});

test("where there is room for more than the strip holds, pictures come again", () => {
  const tiles = filmTiles({ widthPx: 1080, heightPx: 48, ratio: 9 / 16 });
  expect(tiles).toHaveLength(40);
  expect(tiles.slice(0, 4).map(({ frame }) => frame)).toEqual([0, 0, 1, 1]);
});

test("a place shows nothing of its picture's neighbours, and no gap", () => {
  const films = fc.record({
    widthPx: fc.double({ min: 1, max: 3000, noNaN: true }),
    heightPx: fc.double({ min: 20, max: 100, noNaN: true }),
    ratio: fc.double({ min: 0.3, max: 3, noNaN: true }),
  });
  fc.assert(
    fc.property(films, (film) => {
      for (const { frame, widthPx, sheetWidthPx, sheetHeightPx, sheetLeftPx, sheetTopPx } of filmTiles(
        film,
      )) {
        const pictureWidthPx = sheetWidthPx / 20;
        expect(-sheetLeftPx).toBeGreaterThanOrEqual(frame * pictureWidthPx - 1e-6);
        expect(-sheetLeftPx + widthPx).toBeLessThanOrEqual((frame + 1) * pictureWidthPx + 1e-6);
        expect(sheetTopPx).toBeLessThanOrEqual(1e-6);
        expect(sheetTopPx + sheetHeightPx).toBeGreaterThanOrEqual(film.heightPx - 1e-6);
      }
    }),
  );
});

test("a picture is found again at the time at which it is seen", () => {
  expect([0, 0.049, 0.05, 0.999, 1].map(filmFrameAt)).toEqual([0, 0, 1, 19, 19]);
  for (let frame = 0; frame < 20; frame += 1) expect(filmFrameAt(filmShareOf(frame))).toBe(frame);
});
