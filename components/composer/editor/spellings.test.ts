import { describe, expect, test } from "vitest";
import { dialectIds, dialects } from "#lib/domain/prompt/dialect.ts";
import { documentOfBody } from "./body-document.ts";
import { isBeingTyped, misreadOfDocument, spellingsOfDocument } from "./spellings.ts";

const inText = (text: string) => spellingsOfDocument(documentOfBody([{ type: "text", text }]));

describe("spellings in the editor's document", () => {
  test("stand at document positions, in every line", () => {
    const document = documentOfBody([{ type: "text", text: "a @Image1\n[Video 2]" }]);
    const words = spellingsOfDocument(document).map(({ start, end }) => document.textBetween(start, end));
    expect(words).toEqual(["@Image1", "[Video 2]"]);
  });

  test("are told from words that only read as one", () => {
    const document = documentOfBody([
      { type: "text", text: "@Image1 and 12Image 1\nthe first frameImage 1" },
    ]);
    const words = misreadOfDocument(document).map(({ start, end }) => document.textBetween(start, end));
    expect(new Set(words)).toEqual(new Set(["Image 1"]));
    expect(misreadOfDocument(documentOfBody([{ type: "text", text: "[Video 2], Video 16:9" }]))).toEqual([]);
  });

  test.each(dialectIds)("of %s are what stands in the text, and complete once a space follows", (id) => {
    const word = dialects[id].write("image", 2);
    for (const text of [`See ${word} go`, `There ${word} stays`]) {
      const spellings = inText(text);
      expect(spellings).toMatchObject([{ kind: "image", ordinal: 2, dialect: id }]);
      expect(isBeingTyped(spellings[0]!, spellings[0]!.end + 1)).toBe(false); // just seen to be there
    }
  });

  test("may still be growing where the caret is, but not once they are closed", () => {
    const [open] = inText("@Image1");
    const [closed] = inText("[Image 1]");
    expect(isBeingTyped(open!, open!.end)).toBe(true);
    expect(isBeingTyped(open!, open!.end + 1)).toBe(false);
    expect(isBeingTyped(open!, null)).toBe(false);
    expect(isBeingTyped(closed!, closed!.end)).toBe(false);
    expect(isBeingTyped(closed!, closed!.end - 1)).toBe(true);
  });
});
