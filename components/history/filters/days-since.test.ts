import { expect, test } from "vitest";
import { daysSince } from "./days-since.ts";

test("a span of days counts the present one, over the ends of months and years", () => {
  const evening = new Date(2026, 10, 30, 23, 59);
  expect(daysSince(1, evening)).toBe("2026-11-30");
  expect(daysSince(7, evening)).toBe("2026-11-24");
  expect(daysSince(30, evening)).toBe("2026-11-01");
  expect(daysSince(7, new Date(2027, 0, 2))).toBe("2026-12-27");
});
