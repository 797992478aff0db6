import { showToast } from "#components/ui/toast.ts";
import { promptExcerpt } from "#lib/domain/prompt-excerpt.ts";
import type { Snapshot } from "#lib/domain/run.ts";

/** Has the browser save a prompt as a file. What makes one is loaded for it. */
export async function savePromptFile(snapshot: Snapshot): Promise<void> {
  try {
    const [{ promptFileEnding, promptFileText }, { writeOwnPromptFile }] = await Promise.all([
      import("#lib/domain/prompt-file.ts"),
      import("#lib/domain/write-prompt-file.ts"),
    ]);
    const text = promptFileText(writeOwnPromptFile(snapshot));
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${stemOf(promptExcerpt(snapshot.prompt))}${promptFileEnding}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), keptForMs); // a browser may ask where to save it first
  } catch {
    showToast({ title: "The file could not be made. Reload the page and try again.", tone: "failed" });
  }
}

const keptForMs = 60_000;
const wordsMax = 6;

function stemOf(excerpt: string): string {
  const words = excerpt
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|.]+/gu, " ")
    .split(/\s+/)
    .filter(Boolean);
  return Array.from(words.slice(0, wordsMax).join(" ")).slice(0, 60).join("") || "prompt";
}
