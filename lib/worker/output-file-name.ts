import { type Format, formats } from "#lib/domain/media/format.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import type { PendingOutputs } from "#lib/domain/generation/run.ts";

const wordsMax = 6;

type Of = {
  prompt: Prompt;
  modelName: string;
  variation: number;
  role: PendingOutputs[number]["role"];
  /** From 1, among the films that its request brought. */
  output: number;
  format: Format;
};

/** The file name of an output: the prompt's first words and its name, such as "a red kite – Seedance 2.0 #2.mp4". */
export function outputFileName({ prompt, modelName, variation, role, output, format }: Of): string {
  const words = promptExcerpt(prompt)
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, " ")
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, wordsMax)
    .join(" ");
  const beginning = Array.from(words).slice(0, 60).join("").trim() || "Untitled";
  const name = `${resultName(modelName, variation, output)}${role === "last-frame" ? ", last frame" : ""}`;
  return `${beginning} – ${name}.${formats[format].extension}`;
}
