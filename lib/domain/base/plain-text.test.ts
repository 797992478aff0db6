import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePlainJson, plainText, plainTextPattern } from "./plain-text.ts";

const family = "👨‍👩‍👧"; // three people and two joiners, 8 UTF-16 units

describe("text from outside", () => {
  test.each<[what: string, text: string, maxLength: number | undefined, plain: string]>([
    ["plain words", "A kite, 風箏", undefined, "A kite, 風箏"],
    ["NUL", "a\u0000b\u0000", undefined, "ab"],
    ["the first half of a character", "a\ud83d", undefined, "a\ufffd"],
    ["the second half of a character", "\ude00a", undefined, "\ufffda"],
    ["two halves the wrong way round", "\ude00\ud83d", undefined, "\ufffd\ufffd"],
    ["a whole character around NUL", "\ud83d\u0000\ude00", undefined, "😀"],
    ["a line break and a tab", "a\n\tb", undefined, "a\n\tb"],
    ["words from right to left", "שלום \u202eabc", undefined, "שלום \u202eabc"],
    ["what just fits", "abc", 3, "abc"],
    ["what is too long", "abcd", 3, "abc"],
    ["a pair at the edge", "ab😀", 3, "ab"],
    ["a pair that just fits", "ab😀c", 4, "ab😀"],
    ["joined people at the edge", `ab${family}`, 7, "ab"],
    ["an accent at the edge", "abe\u0301", 3, "ab"],
    ["a flag at the edge", "ab🇯🇵", 4, "ab"],
    ["NUL that took a place", "\u0000abc", 3, "abc"],
    ["a heap of accents", `a${"\u0301".repeat(500)}`, 100, `a${"\u0301".repeat(99)}`],
    ["nothing at all", "abc", 0, ""],
  ])("of %s is kept as far as it can be", (_what, text, maxLength, plain) => {
    expect(plainText(text, maxLength)).toBe(plain);
  });

  test("is plain, short enough, and stays as it is when it comes again", () => {
    const anyText = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    });
    fc.assert(
      fc.property(anyText, fc.nat(12), (text, maxLength) => {
        const plain = plainText(text, maxLength);
        expect(plain).toMatch(plainTextPattern);
        expect(plain.length).toBeLessThanOrEqual(maxLength);
        expect(plainText(plain, maxLength)).toBe(plain);
        expect(plainText(text).startsWith(plain)).toBe(true);
      }),
    );
  });

  test("is found wherever it stands in JSON, however it is escaped", () => {
    expect(parsePlainJson(String.raw`{"a":["x\u0000\ud83d",{"b":"\ud83d\ude00"}],"n":1,"z":null}`)).toEqual({
      a: ["x\ufffd", { b: "😀" }],
      n: 1,
      z: null,
    });
    expect(() => parsePlainJson("<html>")).toThrow(SyntaxError);
  });
});
