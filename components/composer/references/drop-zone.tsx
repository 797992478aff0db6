import { useEffect, useState } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import { isPromptFile, takePromptFile } from "#components/composer/prompt-file/take-prompt-file.ts";
import { trayMessages } from "./messages.ts";

/**
 * Takes files that are dropped or pasted anywhere on the page, a prompt file among them, and shows where a dragged one will land. Those
 * that are pasted into the text become tokens at the caret.
 */
export function DropZone() {
  const session = useSession();
  const { uploads } = session;
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const take = (files: readonly File[], where: "list" | "text") => {
      const prompt = files.find(isPromptFile);
      if (prompt) void takePromptFile(session, prompt);
      const others = files.filter((file) => file !== prompt);
      if (others.length > 0) void session.addFiles(others, where);
    };
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
      uploads.expect();
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      depth = 0;
      setOver(false);
      take([...(event.dataTransfer?.files ?? [])], "list");
    };
    const paste = (event: ClipboardEvent) => {
      const { clipboardData } = event;
      if (!clipboardData || clipboardData.files.length === 0 || holdsWords(clipboardData)) return;
      event.preventDefault();
      event.stopPropagation(); // a file's name comes as text beside it
      const isIntoText = session.editor.current?.view.hasFocus();
      take([...clipboardData.files], isIntoText ? "text" : "list");
    };
    window.addEventListener("dragenter", enter, true);
    window.addEventListener("dragleave", leave, true);
    window.addEventListener("dragover", over, true);
    window.addEventListener("drop", drop, true);
    window.addEventListener("paste", paste, true);
    return () => {
      window.removeEventListener("dragenter", enter, true);
      window.removeEventListener("dragleave", leave, true);
      window.removeEventListener("dragover", over, true);
      window.removeEventListener("drop", drop, true);
      window.removeEventListener("paste", paste, true);
    };
  }, [session, uploads]);

  if (!isOver) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none fixed inset-2 z-40 grid place-items-center rounded-panel border-2 border-dashed border-accent bg-[color-mix(in_oklab,var(--color-ground)_82%,transparent)]"
    >
      <p className="rounded-panel border border-line bg-panel px-6 py-4 text-16 font-medium">
        {trayMessages.drop}
      </p>
    </div>
  );
}

/** Offices copy words together with a picture of them: words win where they have a form of their own. */
function holdsWords(data: DataTransfer): boolean {
  if (!data.types.includes("text/plain")) return false;
  const { body } = new DOMParser().parseFromString(data.getData("text/html"), "text/html");
  return data.types.includes("text/rtf") || (body.textContent ?? "").trim() !== "";
}
