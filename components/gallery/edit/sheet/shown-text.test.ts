import { expect, test } from "vitest";
import { newItemChoices } from "#lib/domain/gallery/gallery.ts";
import type { ReferenceId } from "#lib/domain/base/id.ts";
import { shownText } from "./shown-text.ts";

const nothing = { showsPrompts: false, showsModels: false, showsSettings: false };
const everything = { showsPrompts: true, showsModels: true, showsSettings: true };
const reference = "018f0000-0000-7000-8000-000000000001" as ReferenceId;

test("a clip shows what its gallery shows, unless it says otherwise", () => {
  expect(shownText(nothing, newItemChoices, 2)).toBe("");
  expect(shownText(everything, newItemChoices, 0)).toBe("Shows prompt, model, settings");
  expect(shownText(everything, { ...newItemChoices, showsPrompt: false }, 0)).toBe("Shows model, settings");
  expect(shownText(nothing, { ...newItemChoices, showsModel: true }, 0)).toBe("Shows model");
});

test("references are counted, because they are shown one by one", () => {
  const one = { ...newItemChoices, shownReferences: [reference] };
  expect(shownText(nothing, one, 3)).toBe("Shows 1 of 3 references");
  expect(shownText(nothing, one, 1)).toBe("Shows 1 reference");
});
