import { expect, test } from "vitest";
import { timeCode } from "./time-code.ts";

test("a time reads as minutes, seconds and milliseconds", () => {
  expect([0, 3250, 9999.6, 61_005, 720_000, -4].map(timeCode)).toEqual([
    "0:00.000",
    "0:03.250",
    "0:10.000",
    "1:01.005",
    "12:00.000",
    "0:00.000",
  ]);
});
