import { uploadAccept } from "#lib/domain/media/upload-limits.ts";

/** Opens the browser's file chooser for one file. Nothing happens when it is closed without a choice. */
export function chooseFile(onChosen: (file: File) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = uploadAccept;
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) onChosen(file);
  });
  input.click();
}
