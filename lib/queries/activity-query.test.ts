import { expect, test } from "vitest";
import { lookAgainAfter } from "./activity-query.ts";

const idle = { isWorking: false, isSignedOut: false, isHidden: false };

test("what is at work is watched in a hidden tab too", () => {
  expect(lookAgainAfter({ ...idle, isWorking: true })).toBe(3000);
  expect(lookAgainAfter({ ...idle, isWorking: true, isHidden: true })).toBe(3000);
});

test("nothing is asked for while nothing is at work and the tab is hidden, or whoever asks is signed out", () => {
  expect(lookAgainAfter(idle)).toBe(60_000);
  expect(lookAgainAfter({ ...idle, isHidden: true })).toBe(false);
  expect(lookAgainAfter({ ...idle, isWorking: true, isSignedOut: true })).toBe(false);
});
