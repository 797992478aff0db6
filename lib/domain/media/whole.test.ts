import { expect, test } from "vitest";
import { endsEarly } from "./whole.ts";

test("what is made may round at its end, by a picture of a slow film, and lacks nothing more however long it is", () => {
  expect(endsEarly(9.8, 10)).toBe(false);
  expect(endsEarly(9.7, 10)).toBe(true);
  expect(endsEarly(3590, 3600)).toBe(true);
  expect(endsEarly(9, 10, 1)).toBe(false);
  expect(endsEarly(8, 10, 1)).toBe(true);
});
