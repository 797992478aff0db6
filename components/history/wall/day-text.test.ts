import { expect, test } from "vitest";
import { dayText } from "./day-text.ts";

const now = new Date(2026, 10, 29, 9, 30);
const at = (...[year, month, day]: [number, number, number]) =>
  new Date(year, month - 1, day, 12).toISOString();

test.each([
  [at(2026, 11, 29), "Today"],
  [at(2026, 11, 28), "Yesterday, 28 Nov"],
  [at(2026, 11, 26), "Thursday, 26 Nov"],
  [at(2025, 12, 31), "Wednesday, 31 Dec 2025"],
])("%s is %s", (moment, words) => {
  expect(dayText(moment, now)).toBe(words);
});
