import { expect, test } from "vitest";
import { addedText } from "./added-text.ts";

test("says what was added, what stood there and what was left out", () => {
  expect(addedText({ title: "Kites", added: 3, already: 0, left: 0 })).toEqual({
    title: "3 results added to “Kites”",
    detail: "",
  });
  expect(addedText({ title: "Kites", added: 1, already: 2, left: 1 })).toEqual({
    title: "1 result added to “Kites”",
    detail: "2 results stood there already. 1 result left out: there is no video to show.",
  });
  expect(addedText({ title: "Kites", added: 0, already: 1, left: 0 }).title).toBe("Nothing new for “Kites”");
});
