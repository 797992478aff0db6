import { EditorState, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { documentOfBody } from "./body-document.ts";
import { schema } from "./schema.ts";
import { afterToken, needsSpace, spaceAfterToken } from "./space-after-token.ts";

const id = referenceIdSchema.parse("018f0000-0000-7000-8000-000000000001");

/** A line into which a token was just put, and where it ends. */
function withToken(): { state: EditorState; at: number } {
  const doc = documentOfBody([{ type: "text", text: "See " }]);
  const selection = TextSelection.atEnd(doc);
  const before = EditorState.create({ schema, doc, selection, plugins: [spaceAfterToken()] });
  const { tr } = before;
  tr.insert(selection.head, schema.node("reference", { id }));
  return { state: before.apply(afterToken(tr, tr.selection.head)), at: tr.selection.head };
}

test.each(["w", "walks", "4", "É", "я", "@", "("])(
  "“%s” right behind a chosen token is another word",
  (text) => {
    const { state, at } = withToken();
    expect(needsSpace(state, at, text)).toBe(true);
  },
);

test.each([" ", ",", ".", "’s", ")", "歩", "が", "이", "\n"])(
  "“%s” joins the token, or is apart by itself",
  (text) => {
    const { state, at } = withToken();
    expect(needsSpace(state, at, text)).toBe(false);
  },
);

test("once the caret has left, or something is written there, nothing is added any more", () => {
  const { state, at } = withToken();
  const gone = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1)));
  const back = gone.apply(gone.tr.setSelection(TextSelection.create(gone.doc, at)));
  expect(needsSpace(back, at, "w")).toBe(false);
  const written = state.apply(state.tr.insertText(","));
  expect(needsSpace(written, at + 1, "w")).toBe(false);
});

test("the list may change meanwhile, and text before it", () => {
  const { state, at } = withToken();
  const moved = state.apply(state.tr.insertText("Now: ", 1));
  expect(needsSpace(moved, at + 5, "w")).toBe(true);
});
