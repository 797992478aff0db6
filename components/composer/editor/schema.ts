import { Schema } from "prosemirror-model";
import { referenceIdSchema } from "#lib/domain/base/id.ts";
import { parseReferenceElement } from "./reference-element.ts";

/** Paragraphs of text and tokens. A token holds a reference's id and never a number. */
export const schema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: {
      content: "inline*",
      whitespace: "pre",
      parseDOM: [
        { tag: "p" },
        // What extensions hang into the page; tokens are read as tokens.
        { tag: "[contenteditable=false]", ignore: true },
        { tag: ":not(:defined)", ignore: true },
      ],
      toDOM: () => ["p", { dir: "auto" }, 0], // each line runs as its own words do, and so do the keys that select in it
    },
    text: { group: "inline" },
    reference: {
      group: "inline",
      inline: true,
      atom: true,
      draggable: true,
      attrs: { id: { validate: "string" } },
      parseDOM: [
        {
          tag: "span[data-token]", // its chip, as an extension has put it back into the page
          priority: 60, // before what is ignored
          getAttrs: (element) => {
            const { data: id } = referenceIdSchema.safeParse(element.dataset["token"]);
            return id ? { id } : false;
          },
        },
        {
          tag: "span[data-reference]",
          getAttrs: (element) => {
            const reference = parseReferenceElement(element);
            return reference ? { id: reference.id } : false;
          },
        },
      ],
      toDOM: (node) => ["span", { "data-reference": String(node.attrs["id"]) }],
    },
  },
});
