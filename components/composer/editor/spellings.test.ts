import { describe, expect, test } from "vitest";
import { documentOfBody } from "./body-document.ts";
import { isBeingTyped, spellingsOfDocument } from "./spellings.ts";

const inText = (text: string) => spellingsOfDocument(documentOfBody([{ type: "text", text }]));

describe("spellings in the editor's document", () => {
  test("stand at document positions, in every line", () => {
    const document = documentOfBody([{ type: "text", text: "a @Image1\n[Video 2]" }]);
    const words = spellingsOfDocument(document).map(({ start, end }) => document.textBetween(start, end));
    expect(words).toEqual(["@Image1", "[Video 2]"]);
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
