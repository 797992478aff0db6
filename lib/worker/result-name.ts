import { type Format, formats } from "#lib/domain/format.ts";
import type { Prompt } from "#lib/domain/prompt.ts";
import { promptExcerpt } from "#lib/domain/prompt-excerpt.ts";

const wordsMax = 6;

/** The file name of a result: the prompt's first words and the model, such as "a red kite – Seedance 2.0.mp4". */
export function resultName(
  prompt: Prompt,
  modelName: string,
  { variation, index, format }: { variation: number; index: number; format: Format },
): string {
  const words = promptExcerpt(prompt)
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, " ")
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, wordsMax)
    .join(" ");
  const beginning = Array.from(words).slice(0, 60).join("").trim() || "Untitled";
  const take = variation > 1 ? ` #${variation}` : "";
  const further = index > 0 ? ` (${index + 1})` : "";
  return `${beginning} – ${modelName}${take}${further}.${formats[format].extension}`;
}
