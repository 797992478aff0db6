import { Schema } from "prosemirror-model";
import { parseReferenceElement } from "./reference-element.ts";

/** Paragraphs of text and tokens. A token holds a reference's id and never a number. */
export const schema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: {
      content: "inline*",
      parseDOM: [
        { tag: "p" },
        { tag: "[contenteditable=false]", ignore: true }, // what extensions hang into the page; tokens are read as tokens
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
