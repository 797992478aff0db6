import { expect, test } from "vitest";
import { differences } from "./asked-and-measured.ts";

const asked = { durationMs: 5000, size: { widthPx: 1280, heightPx: 720 } };

test("a frame more or less is no difference", () => {
  expect(differences(asked, { durationMs: 5042, widthPx: 1280, heightPx: 720 })).toEqual([]);
});

test("another length or size is told with both numbers", () => {
  expect(differences(asked, { durationMs: 4000, widthPx: 1248, heightPx: 704 })).toEqual([
    "5 s were asked for, 4 s came.",
    "1280 × 720 was asked for, 1248 × 704 came.",
  ]);
});

test("what the model was to choose is never a difference", () => {
  expect(differences({ ...asked, durationMs: null }, { durationMs: 9000 })).toEqual([]);
  expect(differences({ ...asked, size: null }, { widthPx: 640, heightPx: 640 })).toEqual([]);
});
