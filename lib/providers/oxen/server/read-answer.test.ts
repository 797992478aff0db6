import { expect, test } from "vitest";
import { readCost } from "./read-answer.ts";

test.each([
  ['{"cost":"1.12"}', 1_120_000],
  ['{"cost":"0.0000015"}', 2],
  ['{"cost":"0"}', 0],
  ['{"cost":12}', 12_000_000],
  ['{"cost":"1.005"}', 1_005_000],
  ['{"cost":"123456789.123456"}', 123_456_789_123_456],
])("%s is that many millionths of a dollar", (text, micro) => {
  expect(readCost(text)).toEqual({ micro, currency: "USD" });
});

test.each([
  '{"cost":null}',
  '{"cost":"-1"}',
  '{"cost":"free"}',
  '{"cost":"1e9"}',
  "{}",
  "<html>",
  '{"cost":"1,5"}',
])("%s is no price", (text) => {
  expect(readCost(text)).toBeUndefined();
});
