import type { Issue, IssueParams } from "./issue.ts";
import type { Model } from "./model.ts";

/** What a model's limits say of the length of the text that it would be sent. Characters are code points. */
export function checkText(text: string, model: Model): Issue[] {
  const { maxCharacters, advisedCharacters, advisedWords, advisedUnspaced } = model.limits.prompt;
  // There are never fewer UTF-16 units than characters, nor characters than words: most texts need no counting.
  const isWithin = (limit: number | undefined) => limit === undefined || text.length <= limit;
  if ([maxCharacters, advisedCharacters, advisedWords, advisedUnspaced].every(isWithin)) return [];
  const { characters, words, unspaced } = countText(text);
  if (maxCharacters !== undefined && characters > maxCharacters) {
    const params = { characters, max: maxCharacters };
    return [{ severity: "error", code: "prompt-too-long", path: ["body"], params }];
  }
  const long = (params: IssueParams): Issue[] => [
    { severity: "note", code: "prompt-long", path: ["body"], params },
  ];
  if (advisedUnspaced !== undefined && unspaced > advisedUnspaced)
    return long({ unspaced, advised: advisedUnspaced });
  if (advisedWords !== undefined && words > advisedWords) return long({ words, advised: advisedWords });
  if (advisedCharacters !== undefined && characters > advisedCharacters)
    return long({ characters, advised: advisedCharacters });
  return [];
}

const unspacedLetter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const letterOrDigit = /[\p{L}\p{N}]/u;
const withinWords = new Set(["'", "’", "-"]);

type Sort = "unspaced" | "letter" | "within" | "between";

function sortOf(character: string): Sort {
  if (withinWords.has(character)) return "within";
  if (unspacedLetter.test(character)) return "unspaced";
  return letterOrDigit.test(character) ? "letter" : "between";
}

/** Of the characters that most texts consist of: texts are counted for every model after every key. */
const latin = Array.from({ length: 0x250 }, (_, code) => sortOf(String.fromCodePoint(code)));

type Counts = { characters: number; words: number; unspaced: number };

/** Of the texts that were counted last: models of one dialect are sent the same. */
const counted = new Map<string, Counts>();
const countedMax = 8;

function countText(text: string): Counts {
  const before = counted.get(text);
  if (before) return before;
  const counts = count(text);
  if (counted.size >= countedMax) counted.clear();
  counted.set(text, counts);
  return counts;
}

/** Characters, words of scripts that put spaces between them, and the letters of those that do not. */
function count(text: string): Counts {
  let [characters, words, unspaced, at] = [0, 0, 0, 0];
  let isInWord = false;
  while (at < text.length) {
    const code = text.codePointAt(at)!; // there is one
    at += code > 0xffff ? 2 : 1;
    characters += 1;
    const sort = latin[code] ?? sortOf(String.fromCodePoint(code));
    if (sort === "unspaced") unspaced += 1;
    if (sort === "letter" && !isInWord) words += 1;
    isInWord = sort === "letter" || (sort === "within" && isInWord);
  }
  return { characters, words, unspaced };
}
