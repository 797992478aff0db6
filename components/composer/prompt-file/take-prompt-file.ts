import type { ComposerSession } from "#components/composer/composer-session.ts";
import { showToast } from "#components/ui/toast.ts";
import { promptFileMessages } from "./messages.ts";

/** Has a file looked at that may be a prompt, by code that is loaded for it. */
export async function takePromptFile(session: ComposerSession, file: File): Promise<void> {
  try {
    const { offerPromptFile } = await import("./offer-prompt-file.ts");
    await offerPromptFile(session, file);
  } catch {
    showToast({ title: promptFileMessages.unreachable(file.name), tone: "failed" });
  }
}

/** Whether a file is to be opened as a prompt, and is no reference. */
export function isPromptFile({ name }: File): boolean {
  return name.toLowerCase().endsWith(".json");
}
