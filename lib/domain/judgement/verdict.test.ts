import { expect, test } from "vitest";
import { noteSchema, type Verdict, verdictText } from "./verdict.ts";

test.each<[Verdict, string]>([
  [{ choice: "keep", stars: 4 }, "keep, 4 stars"],
  [{ choice: "reject", stars: 1 }, "reject, 1 star"],
  [{ choice: "tweak", stars: null }, "tweak"],
  [{ choice: null, stars: 5 }, "5 stars"],
  [{ choice: null, stars: null }, "no verdict"],
])("%j in words is “%s”", (verdict, text) => {
  expect(verdictText(verdict)).toBe(text);
});

test("a note keeps what can be stored of its words", () => {
  const note = { id: "0192d6a0-0000-7000-8000-0000000000aa", atMs: 0, text: " The kite\u0000 falls \ud83d" };
  expect(noteSchema.parse(note).text).toBe("The kite falls \ufffd");
});
