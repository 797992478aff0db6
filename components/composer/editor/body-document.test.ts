import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalizeBody, type PromptNode } from "#lib/domain/prompt/prompt.ts";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { bodyOfDocument, documentOfBody } from "./body-document.ts";
import { schema } from "./schema.ts";

const nodes: fc.Arbitrary<PromptNode> = fc.oneof(
  fc
    .string({ unit: fc.constantFrom("a", " ", "\n", "@", "1", "一", "😀", "é"), minLength: 1, maxLength: 12 })
    .map((text): PromptNode => ({ type: "text", text })),
  fc.uuid().map((id): PromptNode => ({ type: "reference", id: referenceIdSchema.parse(id) })),
);
const bodies = fc.array(nodes, { maxLength: 20 });

describe("a body and the editor's document", () => {
  test("are the same thing, there and back", () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(bodyOfDocument(documentOfBody(body))).toEqual(normalizeBody(body));
      }),
    );
  });

  test("a valid document comes of every body", () => {
    fc.assert(fc.property(bodies, (body) => documentOfBody(body).check()));
  });

  test("what no database takes never leaves the editor, however it came in", () => {
    const pasted = schema.node("doc", null, [
      schema.node("paragraph", null, [schema.text("a\u0000b \ud83c")]),
    ]);
    expect(bodyOfDocument(pasted)).toEqual([{ type: "text", text: "ab \ufffd" }]);
  });

  test("an empty body is one empty line, and lines are paragraphs", () => {
    expect(documentOfBody([]).childCount).toBe(1);
    expect(documentOfBody([{ type: "text", text: "one\n\nthree" }]).childCount).toBe(3);
    expect(bodyOfDocument(documentOfBody([]))).toEqual([]);
  });
});
