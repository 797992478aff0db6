import { expect, test } from "vitest";
import { nameOfCopy, promptNameMax, promptNameSchema, storedTitle } from "./prompt-name.ts";
import { newPrompt } from "./prompt.ts";

const words = { ...newPrompt([]), body: [{ type: "text" as const, text: "A red kite\nover the sea" }] };

test("a name is one line without room around it", () => {
  expect(promptNameSchema.parse("  Red coat,\n\tharbour ")).toBe("Red coat, harbour");
  expect(promptNameSchema.safeParse("x".repeat(promptNameMax + 1)).success).toBe(false);
});

test("a prompt is called by its name, else by its first words", () => {
  expect(storedTitle("Red coat", words)).toBe("Red coat");
  expect(storedTitle("", words)).toBe("A red kite over the sea");
  expect(storedTitle(null, newPrompt([]))).toBe("");
});

test("a copy says that it is one, within what a name may be long", () => {
  expect(nameOfCopy("Red coat")).toBe("Red coat copy");
  expect(nameOfCopy("")).toBe("");
  expect(promptNameSchema.parse(nameOfCopy("x".repeat(promptNameMax)))).toMatch(/^x+ copy$/);
});
