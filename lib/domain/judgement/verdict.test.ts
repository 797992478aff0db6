import { expect, test } from "vitest";
import { type Verdict, verdictText } from "./verdict.ts";

test.each<[Verdict, string]>([
  [{ choice: "keep", stars: 4 }, "keep, 4 stars"],
  [{ choice: "reject", stars: 1 }, "reject, 1 star"],
  [{ choice: "tweak", stars: null }, "tweak"],
  [{ choice: null, stars: 5 }, "5 stars"],
  [{ choice: null, stars: null }, "no verdict"],
])("%j in words is “%s”", (verdict, text) => {
  expect(verdictText(verdict)).toBe(text);
});
