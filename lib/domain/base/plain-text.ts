/** A text that every database and every provider takes: without the sign NUL, and without halves of characters. */
// oxlint-disable-next-line no-control-regex -- the one that no database takes
export const plainTextPattern = /^[^\u0000\p{Cs}]*$/u;

/**
 * The one way in for text from outside: without what does not match the pattern (half a character becomes the sign for an unknown
 * one), and at most `maxLength` UTF-16 units of it, cut between what people read as characters.
 */
export function plainText(text: string, maxLength = Number.POSITIVE_INFINITY): string {
  const plain = text.replaceAll("\u0000", "").toWellFormed();
  return plain.length <= maxLength ? plain : plain.slice(0, startOfCharacter(plain, maxLength));
}

/** What ends a line, turns it round or hides in it. Joiners stay: names of families and of half of Asia are written with them. */
export const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
/** A letter, a sign, a picture: anything that can be seen. */
export const visible = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
/** What has more signs than this on one letter is a heap, and may be cut between them. */
const characterMax = 64;

/** Where the character begins that the sign at `offset` is part of. */
function startOfCharacter(text: string, offset: number): number {
  const from = Math.max(0, offset - characterMax);
  const around = characters.segment(text.slice(from, offset + characterMax));
  const start = from + (around.containing(offset - from)?.index ?? 0);
  if (start > from || from === 0) return start;
  const isInPair = /[\udc00-\udfff]/.test(text.charAt(offset));
  return isInPair ? offset - 1 : offset;
}

/**
 * JSON as a value whose every text is plain, however it was escaped. An integer too long for a number stays the text that it was: an
 * id must not be rounded. Throws a `SyntaxError` where it is none.
 */
export function parsePlainJson(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    if (typeof value === "string") return plainText(value);
    const isRounded = Number.isInteger(value) && !Number.isSafeInteger(value);
    return isRounded ? (context?.source ?? value) : value;
  });
}
