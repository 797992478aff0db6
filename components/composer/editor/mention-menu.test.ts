import { EditorState, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { documentOfBody } from "./body-document.ts";
import { createMentionMenu, openMentionMenu } from "./mention-menu.ts";
import { schema } from "./schema.ts";
import { createTokenDirectory } from "./token-directory.ts";

const uuid = (last: number) => referenceIdSchema.parse(`018f0000-0000-7000-8000-00000000000${last}`);
const references = [
  { id: uuid(1), assetId: null, kind: "image", name: "hero.png", role: null } as const,
  { id: uuid(2), assetId: null, kind: "video", name: "walk.mp4", role: null } as const,
];
const directory = createTokenDirectory({
  document: () => ({ references: [...references], removed: [] }),
  pictureUrl: () => null,
  subscribe: () => () => undefined,
});

/** A line with the caret at its end, before and after something is typed there. */
function typed(line: string, added: string) {
  const doc = documentOfBody([{ type: "text", text: line }]);
  const selection = TextSelection.atEnd(doc);
  const state = EditorState.create({ schema, doc, selection, plugins: [createMentionMenu(directory)] });
  return { before: openMentionMenu(state), after: state.apply(state.tr.insertText(added)) };
}

test("typing @ at the start of a word opens all references, and what follows filters them", () => {
  expect(typed("A cat and ", "@")).toMatchObject({ before: null });
  expect(openMentionMenu(typed("A cat and ", "@").after)?.optionIds).toEqual([uuid(1), uuid(2)]);
  expect(openMentionMenu(typed("A cat and @", "wal").after)?.optionIds).toEqual([uuid(2)]);
});

test("an address, a word without a match and a caret that only passes by open nothing", () => {
  expect(openMentionMenu(typed("me", "@").after)).toBeNull();
  expect(openMentionMenu(typed("@", "zzz").after)).toBeNull();
  const { after } = typed("@ ", " ");
  expect(openMentionMenu(after.apply(after.tr.setSelection(TextSelection.create(after.doc, 2))))).toBeNull();
});

test("the menu closes when the word ends", () => {
  const { after } = typed("", "@he");
  expect(openMentionMenu(after)?.optionIds).toEqual([uuid(1)]);
  expect(openMentionMenu(after.apply(after.tr.insertText(" ")))).toBeNull();
});
