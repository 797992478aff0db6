import { expect, test } from "vitest";
import { resultName } from "./result-name.ts";

test.each([
  [1, 1, "Seedance 2.0 (Oxen)"],
  [2, 1, "Seedance 2.0 (Oxen) #2"],
  [1, 2, "Seedance 2.0 (Oxen) · output 2"],
  [3, 2, "Seedance 2.0 (Oxen) #3 · output 2"],
])("variation %i, output %i is called %s", (variation, output, name) => {
  expect(resultName("Seedance 2.0 (Oxen)", variation, output)).toBe(name);
});
