const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;

/** How long a text takes to read, in Latin letters: a Chinese, Japanese or Korean character counts two. */
export function readingLength(text: string): number {
  let length = 0;
  for (const character of text.trim()) length += wide.test(character) ? 2 : 1;
  return length;
}

/** The beginning of a text within a reading length, ending between words where words are spaced. */
export function cutAfter(text: string, max: number): string {
  const characters = [...text];
  let length = 0;
  let count = 0;
  for (const character of characters) {
    length += wide.test(character) ? 2 : 1;
    if (length > max) break;
    count += 1;
  }
  if (count === characters.length) return text;
  const cut = characters.slice(0, count).join("");
  const atWord = cut.search(/\s\S*$/);
  const isWithinWord = !/\s/.test(characters[count] ?? "") && !wide.test(characters[count] ?? "");
  return isWithinWord && atWord > cut.length / 2 ? cut.slice(0, atWord) : cut;
}

/** The end of a text within a reading length, beginning between words where words are spaced. */
export function cutBefore(text: string, max: number): string {
  const reversed = cutAfter([...text].reverse().join(""), max);
  return [...reversed].reverse().join("");
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
