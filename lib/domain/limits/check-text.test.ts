import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleModel } from "#lib/domain/testing/samples.ts";
import { checkText } from "./check-text.ts";

const prompt = { ...sampleModel.limits.prompt };
const model = (limits: object) => ({
  ...sampleModel,
  limits: { ...sampleModel.limits, prompt: { ...prompt, ...limits } },
});
const none = { maxCharacters: undefined, advisedWords: undefined };

test("characters, words and letters without spaces are counted as Unicode has them", () => {
  const pieces = fc.constantFrom(
    "a",
    "é",
    "3",
    "'",
    "’",
    "-",
    " ",
    "\n",
    ".",
    "漢",
    "ひ",
    "カ",
    "한",
    "😀",
    "ß",
    "\u0301",
    "Я",
    "ـ",
  );
  fc.assert(
    fc.property(fc.string({ unit: pieces, minLength: 1, maxLength: 60 }), (text) => {
      const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
      const spaced = text.replaceAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, " ");
      const words = spaced.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
      const said = (limits: object) => checkText(text, model({ ...none, ...limits }))[0]?.params;
      expect(said({ maxCharacters: 0 })).toEqual({ characters: [...text].length, max: 0 });
      expect(said({ advisedWords: 0 })).toEqual(words > 0 ? { words, advised: 0 } : undefined);
      expect(said({ advisedUnspaced: 0 })).toEqual(unspaced > 0 ? { unspaced, advised: 0 } : undefined);
    }),
  );
});
