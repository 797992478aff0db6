import { expect, test } from "vitest";
import { clipTime } from "./clip-time.ts";

test("an instant is told in minutes, seconds and hundredths", () => {
  expect(clipTime(0)).toBe("0:00.00");
  expect(clipTime(2400)).toBe("0:02.40");
  expect(clipTime(61_234)).toBe("1:01.23");
  expect(clipTime(59_999)).toBe("1:00.00");
});
