import { EditorState, TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { bodyOfDocument, documentOfBody } from "./body-document.ts";
import { schema } from "./schema.ts";
import { deletionKeys, deleteToken } from "./token-deletions.ts";
import { crossToken } from "./token-keys.ts";

const id = referenceIdSchema.parse("018f0000-0000-7000-8000-000000000001");

/** "ab", a token, "cd", with the caret at an offset of the line. */
function stateAt(offset: number, before = "ab"): EditorState {
  const doc = documentOfBody([
    { type: "text", text: before },
    { type: "reference", id },
    { type: "text", text: "cd" },
  ]);
  return EditorState.create({ schema, doc, selection: TextSelection.create(doc, offset + 1) });
}

function run(state: EditorState, command: ReturnType<typeof crossToken>): EditorState | null {
  let next: EditorState | null = null;
  command(state, (transaction) => (next = state.apply(transaction)));
  return next;
}

test("one press of an arrow crosses a token, in both directions", () => {
  expect(run(stateAt(2), crossToken(1, false))?.selection.from).toBe(4);
  expect(run(stateAt(3), crossToken(-1, false))?.selection.from).toBe(3);
  expect(run(stateAt(1), crossToken(1, false))).toBeNull();
});

test("the arrows point the other way in a line that runs from right to left", () => {
  for (const before of ["אב", "،ب"]) {
    expect(run(stateAt(2, before), crossToken(-1, false))?.selection.from).toBe(4);
    expect(run(stateAt(3, before), crossToken(1, false))?.selection.from).toBe(3);
    expect(run(stateAt(2, before), crossToken(1, false))?.selection.from).toBe(2);
    expect(run(stateAt(3, before), crossToken(-1, false))?.selection.from).toBe(5);
    expect(run(stateAt(1, before), crossToken(1, false))).toBeNull();
  }
});

test("at the ends of such a line the arrows go to the next one, or stay", () => {
  const doc = documentOfBody([
    { type: "text", text: "א" },
    { type: "reference", id },
    { type: "text", text: "\nא" },
    { type: "reference", id },
  ]);
  const endOf = (position: number) =>
    EditorState.create({ schema, doc, selection: TextSelection.create(doc, position) });
  expect(run(endOf(3), crossToken(-1, false))?.selection).toMatchObject({ from: 5, to: 5 });
  expect(run(endOf(7), crossToken(-1, false))?.selection).toMatchObject({ from: 7, to: 7 });
});

test("with Shift the selection grows over it", () => {
  const selection = run(stateAt(2), crossToken(1, true))?.selection;
  expect([selection?.from, selection?.to]).toEqual([3, 4]);
});

test("one press of Backspace or Delete takes a token out whole", () => {
  for (const next of [run(stateAt(3), deleteToken(-1)), run(stateAt(2), deleteToken(1))]) {
    expect(next && bodyOfDocument(next.doc)).toEqual([{ type: "text", text: "abcd" }]);
  }
  expect(run(stateAt(1), deleteToken(-1))).toBeNull();
});

test("the only character between a token and the line's end goes whole, and longer text is left to the browser", () => {
  const whole = run(stateAt(5, "👩‍🚀"), deletionKeys.Backspace);
  expect(whole && bodyOfDocument(whole.doc)).toEqual([
    { type: "reference", id },
    { type: "text", text: "cd" },
  ]);
  expect(run(stateAt(2), deletionKeys.Backspace)).toBeNull();
});
