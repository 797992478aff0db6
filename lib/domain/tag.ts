import * as z from "zod/mini";

/** Characters of one tag. */
export const tagMax = 40;
/** So many tags one result may have. */
export const tagsPerResultMax = 20;

/** A member's own word for results: in lower case, without commas, spaces only one by one inside. */
export const tagSchema = z.pipe(
  z.pipe(z.string(), z.transform(plainTag)),
  z.string().check(z.minLength(1), z.maxLength(tagMax), z.regex(/^[^,]*$/)),
);

function plainTag(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

/** The tags in what somebody has written, between commas, each once. Null where one of them is too long. */
export function readTags(text: string): string[] | null {
  const words = text.split(",").filter((word) => word.trim() !== "");
  const tags = words.map((word) => tagSchema.safeParse(word));
  return tags.every(({ success }) => success) ? [...new Set(tags.flatMap(({ data }) => data ?? []))] : null;
}
