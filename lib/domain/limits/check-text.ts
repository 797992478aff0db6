import type { Issue } from "./issue.ts";
import type { Model } from "./model.ts";

/** What a model's limits say of the length of the text that it would be sent. Characters are code points. */
export function checkText(text: string, model: Model): Issue[] {
  const { maxCharacters, advisedCharacters, advisedWords } = model.limits.prompt;
  // There are never fewer UTF-16 units than characters, nor characters than words: most texts need no counting.
  const isWithin = (limit: number | undefined) => limit === undefined || text.length <= limit;
  if (isWithin(maxCharacters) && isWithin(advisedCharacters) && isWithin(advisedWords)) return [];
  const characters = [...text].length;
  if (maxCharacters !== undefined && characters > maxCharacters) {
    return [
      {
        severity: "error",
        code: "prompt-too-long",
        path: ["body"],
        params: { characters, max: maxCharacters },
      },
    ];
  }
  if (advisedCharacters !== undefined && characters > advisedCharacters) {
    return [
      {
        severity: "note",
        code: "prompt-long",
        path: ["body"],
        params: { characters, advised: advisedCharacters },
      },
    ];
  }
  const words = isWithin(advisedWords) ? 0 : countWords(text);
  if (advisedWords !== undefined && words > advisedWords) {
    return [
      { severity: "note", code: "prompt-long", path: ["body"], params: { words, advised: advisedWords } },
    ];
  }
  return [];
}

/** Words of spaced scripts, and for Chinese, Japanese and Korean one word per one and a half characters. */
export function countWords(text: string): number {
  const unspaced =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  const spaced =
    text
      .replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu, " ")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  return spaced + Math.ceil(unspaced / 1.5);
}
