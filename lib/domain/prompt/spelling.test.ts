import { describe, expect, test } from "vitest";
import { dialectIds, dialects, findSpellings } from "./dialect.ts";
import { kinds } from "#lib/domain/media/format.ts";

describe("spellings of a token", () => {
  test("every dialect's own spelling is found whole, with its kind and ordinal", () => {
    for (const dialect of dialectIds) {
      for (const kind of kinds) {
        const written = dialects[dialect].write(kind, 12);
        const text = `see ${written} there`;
        expect(findSpellings(text), written).toEqual([
          { start: 4, end: 4 + written.length, kind, ordinal: 12, dialect },
        ]);
      }
    }
  });

  test("they are found between Chinese characters without spaces", () => {
    expect(
      findSpellings("让图片1跳舞，@Video2和[Audio 3]。").map(({ kind, ordinal }) => [kind, ordinal]),
    ).toEqual([
      ["image", 1],
      ["video", 2],
      ["audio", 3],
    ]);
  });

  test("an e-mail address stays text", () => {
    expect(findSpellings("write to me@image1.com or a.b@Video2 please")).toEqual([]);
  });

  test("full-width signs are as good as narrow ones", () => {
    const text = "让＠Image1和＠Ｖｉｄｅｏ２、［Audio 3］，me＠Image4";
    expect(findSpellings(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "＠Image1",
      "＠Ｖｉｄｅｏ２",
      "［Audio 3］",
    ]);
  });

  test("words that only resemble a token stay text", () => {
    expect(
      findSpellings("@Image1st, images 1, image 1.5, Image  1, imagine 3, [Image1, @Image0, reimage 2"),
    ).toEqual([]);
  });

  test("a sentence may end right after a token", () => {
    expect(findSpellings("Follow @Image1. Then Image 2.").map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });
});
