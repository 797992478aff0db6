import { expect, test } from "vitest";
import { nameOfCopy, promptNameMax, promptNameSchema, storedTitle } from "./prompt-name.ts";
import { newPrompt } from "./prompt.ts";

const words = { ...newPrompt([]), body: [{ type: "text" as const, text: "A red kite\nover the sea" }] };

test("a name is one line without room around it", () => {
  expect(promptNameSchema.parse("  Red coat,\n\tharbour ")).toBe("Red coat, harbour");
  expect(promptNameSchema.safeParse("x".repeat(promptNameMax + 1)).success).toBe(false);
});

test("nothing in a name turns its line round or hides, and one that cannot be seen is none", () => {
  expect(promptNameSchema.parse("Take \u202e4pm.\u2066 \u001bred\u0007")).toBe("Take 4pm. red");
  for (const name of ["\u200b\u2060", "\u202e", " \u3164 ", "\u200d"])
    expect(promptNameSchema.parse(name), JSON.stringify(name)).toBe("");
  expect(promptNameSchema.parse("کتاب\u200cها 👩\u200d🚀")).toBe("کتاب\u200cها 👩\u200d🚀");
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
