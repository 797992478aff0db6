import type { Issue, IssueParams } from "./issue.ts";
import type { Model } from "./model.ts";

/** What a model's limits say of the length of the text that it would be sent. Characters are code points. */
export function checkText(text: string, model: Model): Issue[] {
  const { maxCharacters, advisedCharacters, advisedWords, advisedUnspaced } = model.limits.prompt;
  // There are never fewer UTF-16 units than characters, nor characters than words: most texts need no counting.
  const isWithin = (limit: number | undefined) => limit === undefined || text.length <= limit;
  if ([maxCharacters, advisedCharacters, advisedWords, advisedUnspaced].every(isWithin)) return [];
  const characters = [...text].length;
  if (maxCharacters !== undefined && characters > maxCharacters) {
    const params = { characters, max: maxCharacters };
    return [{ severity: "error", code: "prompt-too-long", path: ["body"], params }];
  }
  const long = (params: IssueParams): Issue[] => [
    { severity: "note", code: "prompt-long", path: ["body"], params },
  ];
  const { words, unspaced } = countWords(text);
  if (advisedUnspaced !== undefined && unspaced > advisedUnspaced)
    return long({ unspaced, advised: advisedUnspaced });
  if (advisedWords !== undefined && words > advisedWords) return long({ words, advised: advisedWords });
  if (advisedCharacters !== undefined && characters > advisedCharacters)
    return long({ characters, advised: advisedCharacters });
  return [];
}

const unspacedLetters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/** Words of scripts that put spaces between them, and the letters of those that do not. */
function countWords(text: string): { words: number; unspaced: number } {
  const spaced = text.replace(unspacedLetters, " ");
  return {
    words: spaced.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0,
    unspaced: text.match(unspacedLetters)?.length ?? 0,
  };
}
