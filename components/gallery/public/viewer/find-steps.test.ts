import { expect, test } from "vitest";
import { findSteps } from "./find-steps.ts";

const all = Array.from({ length: 20 }, (_, place) => `clip ${place}`);

test("one clip leads to its neighbours, and to nothing beyond the ends", () => {
  expect(findSteps(all, ["clip 0"])).toEqual({ from: 0, to: 0, previous: null, next: ["clip 1"] });
  expect(findSteps(all, ["clip 19"])).toEqual({ from: 19, to: 19, previous: ["clip 18"], next: null });
});

test("clips that are played together lead to as many more", () => {
  expect(findSteps(all, all.slice(0, 8))).toEqual({
    from: 0,
    to: 7,
    previous: null,
    next: all.slice(8, 16),
  });
  expect(findSteps(all, all.slice(16))).toEqual({
    from: 16,
    to: 19,
    previous: all.slice(8, 16),
    next: null,
  });
});

test("clips that were chosen by hand lead nowhere, nor does a gallery of which all is open", () => {
  expect(findSteps(all, ["clip 3", "clip 7"])).toBeNull();
  expect(findSteps(all, all.slice(1, 9))).toBeNull();
  expect(findSteps(all, [])).toBeNull();
  expect(findSteps(["clip 0"], ["clip 0"])).toBeNull();
  expect(findSteps(all.slice(0, 8), all.slice(0, 8))).toBeNull();
});
