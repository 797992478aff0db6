import { describe, expect, test } from "vitest";
import { type DialectId, dialectIds, dialects } from "./dialect.ts";
import { kinds } from "#lib/domain/media/format.ts";
import { readLikelyTokens, readTokens, standsClear } from "./read-tokens.ts";

const read = (text: string, dialect: DialectId) =>
  readTokens(text, dialect).map(({ start, end }) => text.slice(start, end));

describe("what a model may read as a token", () => {
  test.each(dialectIds)(
    "every token written in the dialect %s, whole, with its kind and ordinal",
    (dialect) => {
      for (const kind of kinds) {
        for (const ordinal of [1, 2, 12]) {
          const written = dialects[dialect].write(kind, ordinal);
          for (const [before, after] of [
            ["see ", " there"],
            ["让", "跳舞"],
            ["\n", "\n"],
            ["“", "”, "],
            ["", ""],
          ] as const)
            expect(readTokens(before + written + after, dialect), before + written + after).toEqual([
              { start: before.length, end: before.length + written.length, kind, ordinal },
            ]);
        }
      }
    },
  );

  test.each<[DialectId, string, string[]]>([
    ["at", "@Image12 and @image 3, @VIDEO1st", ["@Image12", "@image 3", "@VIDEO1"]],
    [
      "at",
      "＠Ｉｍａｇｅ１, @Ima\u200bge\u20601, cat.@Image2",
      ["＠Ｉｍａｇｅ１", "@Ima\u200bge\u20601", "@Image2"],
    ],
    ["at", "让@Image1跳", ["@Image1"]],
    ["at", "me@Image1, aé@Video2, 让me@image3, a.b@Image4 and 2@image5", ["@image5"]],
    ["at", "me＠Image1 and ＠Image2", ["＠Image2"]],
    ["plain", "me@Image1, me@aImage2 and 2@image 3", ["image 3"]],
    ["plain", "me@Image 1, me@aImage 2, me@Image\u00a03", ["Image 1", "Image 2"]],
    ["at", "me@image1.com, a.b@my-image1.co.uk, image 1, [Image 1], @Image, @\nImage1", []],
    ["at", "@Image0 and @Image1000, aé@Image1", ["@Image0", "@Image1000"]],
    ["at", "@Image1@Image2.com, 12@Image3.com, me2@Image4.com", ["@Image1", "@Image2", "@Image3"]],
    [
      "bracket",
      "[image1] [ Image  2 ] 【Video 1】 ［Audio３］",
      ["[image1]", "[ Image  2 ]", "【Video 1】", "［Audio３］"],
    ],
    ["bracket", "Image 1, @Image1, <Image 1>, [Image 1, Image 1], [Image\n1], [Image 1.5]", []],
    [
      "plain",
      "image 1, Image2, VIDEO\u00a03, 图片1, 视频 2",
      ["image 1", "Image2", "VIDEO\u00a03", "图片1", "视频 2"],
    ],
    ["plain", "[Image 1] <Image 2> @image3 @Image 4", ["Image 1", "Image 2", "image3", "Image 4"]],
    ["plain", "me@image1.com, images 1, an image\n1 cat, image 4k, Video 16:9, video 1080p, image 1.5", []],
    ["plain", "12Image 1, 121Image 1视频, the first frameImage 1", ["Image 1", "Image 1", "Image 1"]],
    ["plain", "１Image 1 e\u0301Image 2 _Image 3 🎬Image 4", ["Image 1", "Image 2", "Image 3", "Image 4"]],
    ["plain", "Image 1A cat, Image 2st, Image 3_, Image 4é", ["Image 1", "Image 2", "Image 3", "Image 4"]],
    [
      "plain",
      "Image 1.5, Image 0, Image 1212, Image 1Image 2",
      ["Image 1", "Image 0", "Image 1212", "Image 1", "Image 2"],
    ],
    ["plain", "12image 1, frameimage 2", ["image 1", "image 2"]],
    ["plain", "Video 4K, Video 1080p, Video 60fps, Video 16:9, me@my-image1.com", []],
    ["plain-chinese", "图片1A, 图片2.5, 12图片3", ["图片1", "图片2", "图片3"]],
    ["plain-chinese", "视频16:9, 视频4K, 视频1080p", []],
    ["bracket", "a[Image 0]1, [Image 1212]", ["[Image 0]", "[Image 1212]"]],
    ["plain-chinese", "图片１和image 2", ["图片１", "image 2"]],
    ["angle", "<image 1> < Image2 > ＜Image 3＞ <IMAGE_0>", ["<image 1>", "< Image2 >", "＜Image 3＞"]],
    ["zero-based", "<IMAGE_0> <image_12> <Image 1>", ["<IMAGE_0>", "<image_12>"]],
  ])("in %s: “%s”", (dialect, text, expected) => {
    expect(read(text, dialect)).toEqual(expected);
  });

  test("ordinals are from 1, whatever was written, and 0 where that was", () => {
    expect(readTokens("<IMAGE_0> <VIDEO_2>", "zero-based").map(({ ordinal }) => ordinal)).toEqual([1, 3]);
    expect(readTokens("Image 01", "plain").map(({ ordinal }) => ordinal)).toEqual([1]);
    expect(readTokens("@Image0", "at").map(({ ordinal }) => ordinal)).toEqual([0]);
  });
});

test("what any model may read as a token is found once, by its widest reading, with who reads it", () => {
  const found = readLikelyTokens("[Image 1], ＠Image0, 12Image 3, me@Image1, <IMAGE_0>");
  expect(
    found.map(({ start, end, readers }) => [start, end, readers.has("at"), readers.has("plain")]),
  ).toEqual([
    [0, 9, false, true],
    [11, 18, true, true],
    [22, 29, false, true],
    [42, 51, false, false],
  ]);
});

test.each<[DialectId, string, string, boolean]>([
  ["at", "", "2", false],
  ["at", "", "\u200b\u200b\u200b\u200b2", false],
  ["at", "x\u2060", "", false],
  ["at", "", "２", false],
  ["at", "me", "", false],
  ["at", "", ".com", false],
  ["at", "让", "跳", true],
  ["at", "See ", ". Then", true],
  ["plain", "@", "", false],
  ["plain", "", ".5", false],
  ["plain", "", "s", false],
  ["plain", "e\u0301\u0301\u0301", "", false],
  ["plain", "", "\u0301", false],
  ["at", "", "\ufe0f\u20e3", false],
  ["plain", "🎬", "🎬", true],
  ["plain-chinese", "大", "跳", true],
  ["plain-chinese", "", "0", false],
  ["bracket", "x", "2", true],
])("a token in %s between “%s” and “%s” stands clear: %s", (dialect, before, after, clear) => {
  expect(standsClear(before, after, dialect)).toBe(clear);
});
