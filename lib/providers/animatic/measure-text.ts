const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;

/** Every wide character lies beyond the Latin ones, of which most texts consist. */
const widthOf = (character: string) => (character > "\u02ff" && wide.test(character) ? 2 : 1);

const beyondLatin = /[^\0-\u02ff]/;

/** How long a text takes to read, in Latin letters: a Chinese, Japanese or Korean character counts two. */
export function readingLength(text: string): number {
  const read = text.trim();
  if (!beyondLatin.test(read)) return read.length;
  let length = 0;
  for (const character of read) length += widthOf(character);
  return length;
}

/** The beginning of a text within a reading length, ending between words where words are spaced. */
export function cutAfter(text: string, max: number): string {
  const { end, next } = endWithin(text, max);
  if (end === text.length) return text;
  const cut = text.slice(0, end);
  const atWord = cut.search(/\s\S*$/);
  const isWithinWord = !/\s/.test(next) && !wide.test(next);
  return isWithinWord && atWord > cut.length / 2 ? cut.slice(0, atWord) : cut;
}

/** Where what can be read of a text within a length ends, and the character there. */
function endWithin(text: string, max: number): { end: number; next: string } {
  if (!beyondLatin.test(text)) {
    const end = Math.max(0, Math.min(text.length, Math.floor(max)));
    return { end, next: text[end] ?? "" };
  }
  let length = 0;
  let end = 0;
  for (const character of text) {
    length += widthOf(character);
    if (length > max) return { end, next: character };
    end += character.length;
  }
  return { end, next: "" };
}

/** The end of a text within a reading length, beginning between words where words are spaced. */
export function cutBefore(text: string, max: number): string {
  // No more than that is ever read: a character has a length of one at least, and two units at most.
  const near = text.slice(-2 * Math.ceil(max + 2));
  const reversed = cutAfter([...near].reverse().join(""), max);
  return reversed.length === text.length ? text : [...reversed].reverse().join("");
}

/** Where sentences begin and end (UTF-16 offsets), blanks behind a sentence included. Together they are the whole text. */
export function findSentences(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(/(?:[.!?…]+["')\]”’]*(?=\s|$)|[。！？]+[”’」』）]*|\n)\s*/gu)) {
    const end = match.index + match[0].length;
    sentences.push({ start, end });
    start = end;
  }
  if (start < text.length) sentences.push({ start, end: text.length });
  return sentences;
}
