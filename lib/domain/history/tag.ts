import * as z from "zod/mini";

/** Characters of one tag. */
export const tagMax = 40;
/** So many tags one result may have. */
export const tagsPerResultMax = 20;

/** A member's own word for results: in lower case and plain characters, without commas or a leading #, spaces only one by one inside. */
export const tagSchema = z.pipe(
  z.pipe(z.string(), z.transform(plainTag)),
  z.string().check(z.minLength(1), z.maxLength(tagMax), z.regex(/^[^,]*$/)),
);

/** Marks that turn the direction of what stands after them. */
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function plainTag(text: string): string {
  return text
    .toWellFormed()
    .replace(directions, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/^[# ]+/, "")
    .trim();
}

/** The tags in what somebody has written, between commas, each once. Null where one of them is too long. */
export function readTags(text: string): string[] | null {
  const words = text.normalize("NFKC").split(/[,、]/);
  const tags = words.filter((word) => plainTag(word) !== "").map((word) => tagSchema.safeParse(word));
  return tags.every(({ success }) => success) ? [...new Set(tags.flatMap(({ data }) => data ?? []))] : null;
}
