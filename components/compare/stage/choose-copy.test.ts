import { expect, test } from "vitest";
import { chooseCopy } from "./choose-copy.ts";

const clip = { widthPx: 1280, heightPx: 720, src: "/a", compareSrc: "/a/compare" };
const large = { ...clip, widthPx: 1080, heightPx: 1920 };
const usual = { together: 4, wantsOriginals: false, prefersCopies: false, isFull: false, isSlowed: false };

test("four results of 720p are shown as they are", () => {
  expect(chooseCopy(clip, usual)).toBe("original");
});

test("more than four, larger ones and a slow machine get the comparing copy", () => {
  expect(chooseCopy(clip, { ...usual, together: 5 })).toBe("compare");
  expect(chooseCopy(clip, { ...usual, together: 5, isFull: true })).toBe("compare");
  expect(chooseCopy(large, usual)).toBe("compare");
  expect(chooseCopy(clip, { ...usual, isSlowed: true })).toBe("compare");
});

test("one alone, full screen, and whoever wishes gets the original", () => {
  expect(chooseCopy(large, { ...usual, together: 1 })).toBe("original");
  expect(chooseCopy(large, { ...usual, isFull: true })).toBe("original");
  expect(chooseCopy(large, { ...usual, together: 8, wantsOriginals: true })).toBe("original");
});

test("a room that prefers copies shows one alone too, until originals are wished for", () => {
  const preferring = { ...usual, prefersCopies: true };
  expect(chooseCopy(clip, preferring)).toBe("compare");
  expect(chooseCopy(clip, { ...preferring, together: 1 })).toBe("compare");
  expect(chooseCopy(clip, { ...preferring, isFull: true })).toBe("compare");
  expect(chooseCopy(clip, { ...preferring, wantsOriginals: true })).toBe("original");
});

test("without a comparing copy there is only the original", () => {
  expect(chooseCopy({ ...large, compareSrc: null }, { ...usual, together: 8 })).toBe("original");
});
