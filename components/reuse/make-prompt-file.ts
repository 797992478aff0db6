import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import { promptFileEnding, promptFileText, writeOwnPromptFile } from "#lib/domain/exchange/prompt-file.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";

const wordsMax = 6;

/** One's own prompt as a file: its text, and a name of its first words that every file system takes. */
export function makePromptFile(snapshot: Snapshot): { name: string; text: string } {
  const words = promptExcerpt(snapshot.prompt)
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|.]+/gu, " ")
    .split(/\s+/)
    .filter(Boolean);
  const stem = Array.from(words.slice(0, wordsMax).join(" ")).slice(0, 60).join("") || "prompt";
  return { name: `${stem}${promptFileEnding}`, text: promptFileText(writeOwnPromptFile(snapshot)) };
}
