import type { ComposerSession } from "#components/composer/composer-session.ts";
import { showToast } from "#components/ui/toast.ts";

/** Has a file looked at that may be a prompt, by code that is loaded for it. */
export async function takePromptFile(session: ComposerSession, file: File): Promise<void> {
  try {
    const { offerPromptFile } = await import("./offer-prompt-file.ts");
    await offerPromptFile(session, file);
  } catch {
    showToast({
      title: `${file.name} could not be opened: the studio could not be reached. Try it again.`,
      tone: "failed",
    });
  }
}

/** Whether a file is to be opened as a prompt, and is no reference. */
export function isPromptFile({ name }: File): boolean {
  return name.toLowerCase().endsWith(".json");
}
