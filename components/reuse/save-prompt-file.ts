import { showToast } from "#components/ui/toast.ts";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import { reuseMessages } from "./messages.ts";

/** Has the browser save a prompt as a file. What makes one is loaded for it. */
export async function savePromptFile(snapshot: Snapshot): Promise<void> {
  try {
    const { makePromptFile } = await import("./make-prompt-file.ts");
    const { name, text } = makePromptFile(snapshot);
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), keptForMs); // a browser may ask where to save it first
  } catch {
    showToast({ title: reuseMessages.noFile, tone: "failed" });
  }
}

const keptForMs = 60_000;
