/** A text that every database and every provider takes: without the sign NUL, and without halves of characters. */
// oxlint-disable-next-line no-control-regex -- the one that no database takes
export const plainTextPattern = /^[^\u0000\p{Cs}]*$/u;

/** The text without what does not match the pattern; half a character becomes the sign for an unknown one. */
export function plainText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}
