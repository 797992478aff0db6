import type { ComposerSession } from "#components/composer/composer-session.ts";
import { takePromptFile } from "./take-prompt-file.ts";

/** Opens the browser's file chooser for a prompt file. Nothing happens when it is closed without a choice. */
export function choosePromptFile(session: ComposerSession): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) void takePromptFile(session, file);
  });
  input.click();
}
