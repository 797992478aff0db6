import type { Node } from "prosemirror-model";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import { normalizeBody, type PromptNode } from "#lib/domain/prompt/prompt.ts";
import { schema } from "./schema.ts";

/** The editor's document for a body: a paragraph per line. */
export function documentOfBody(body: readonly PromptNode[]): Node {
  const lines: Node[][] = [[]];
  for (const node of body) {
    if (node.type === "reference") {
      lines.at(-1)!.push(schema.node("reference", { id: node.id })); // there is always a line
      continue;
    }
    node.text.split("\n").forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)!.push(schema.text(text)); // the same
    });
  }
  return schema.node(
    "doc",
    null,
    lines.map((line) => schema.node("paragraph", null, line)),
  );
}

/** The body that a document stands for: paragraphs become lines. The inverse of `documentOfBody`. */
export function bodyOfDocument(document: Node): PromptNode[] {
  const body: PromptNode[] = [];
  document.forEach((paragraph, _offset, index) => {
    if (index > 0) body.push({ type: "text", text: "\n" });
    paragraph.forEach((node) => {
      if (node.isText) body.push({ type: "text", text: plainText(node.text ?? "") });
      else body.push({ type: "reference", id: referenceIdSchema.parse(node.attrs["id"]) });
    });
  });
  return normalizeBody(body);
}
