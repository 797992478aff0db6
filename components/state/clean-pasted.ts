import { showToast } from "#components/ui/toast.ts";
import { exchangeMessages } from "#lib/domain/exchange/messages.ts";
import { mayHoldSecret } from "#lib/domain/exchange/may-hold-secret.ts";

/**
 * Watches what is pasted or dropped into the plain fields of the page, names, notes, negative prompts, words of a gallery, and lets it
 * in without keys. Fields for keys and passwords take everything. Gives what ends the watching.
 */
export function cleanPasted(): () => void {
  const clean = (event: ClipboardEvent | DragEvent, data: DataTransfer | null) => {
    const field = event.target;
    const text = data?.getData("text/plain") ?? "";
    if (event.defaultPrevented || !isPlainField(field) || !mayHoldSecret(text)) return;
    event.preventDefault();
    void insertClean(field, text);
  };
  const paste = (event: ClipboardEvent) => clean(event, event.clipboardData);
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) clean(event, event.dataTransfer);
  };
  window.addEventListener("paste", paste, true);
  window.addEventListener("drop", drop, true);
  return () => {
    window.removeEventListener("paste", paste, true);
    window.removeEventListener("drop", drop, true);
  };
}

type PlainField = HTMLInputElement | HTMLTextAreaElement;

function isPlainField(target: EventTarget | null): target is PlainField {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && (target.type === "text" || target.type === "search");
}

async function insertClean(field: PlainField, text: string): Promise<void> {
  try {
    const { removeSecrets } = await import("#lib/domain/exchange/redact-secrets.ts");
    const clean = removeSecrets(text);
    field.focus();
    // As if it had been typed: undo takes it back, and a field's longest length holds.
    document.execCommand("insertText", false, clean.text);
    if (clean.hasRemoved) showToast({ title: exchangeMessages.secretRemoved });
  } catch {
    showToast({ title: exchangeMessages.notLookedAt, tone: "failed" });
  }
}
