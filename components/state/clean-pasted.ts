import { exchangeMessages } from "#lib/domain/exchange/messages.ts";
import { mayHoldSecret } from "#lib/domain/exchange/may-hold-secret.ts";

/** Says what became of what was pasted. */
type Tell = (message: { title: string; tone?: "failed" }) => void;

/**
 * Watches what is pasted or dropped into the plain fields of a page or form, names, notes, negative prompts, words of a gallery, and
 * lets it in without keys. Fields for keys and passwords take everything. Gives what ends the watching.
 */
export function cleanPasted(within: Window | HTMLElement, tell: Tell): () => void {
  const clean = (event: Event, data: DataTransfer | null) => {
    const field = event.target;
    const text = data?.getData("text/plain") ?? "";
    if (event.defaultPrevented || !isPlainField(field) || !mayHoldSecret(text)) return;
    event.preventDefault();
    void insertClean(field, text, tell);
  };
  const listen = (event: Event) => {
    if (event instanceof ClipboardEvent) clean(event, event.clipboardData);
    else if (event instanceof DragEvent && !event.dataTransfer?.types.includes("Files"))
      clean(event, event.dataTransfer);
  };
  for (const type of ["paste", "drop"]) within.addEventListener(type, listen, true);
  return () => {
    for (const type of ["paste", "drop"]) within.removeEventListener(type, listen, true);
  };
}

type PlainField = HTMLInputElement | HTMLTextAreaElement;

function isPlainField(target: EventTarget | null): target is PlainField {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && (target.type === "text" || target.type === "search");
}

async function insertClean(field: PlainField, text: string, tell: Tell): Promise<void> {
  try {
    const { removeSecrets } = await import("#lib/domain/exchange/redact-secrets.ts");
    const clean = removeSecrets(text);
    field.focus();
    // As if it had been typed: undo takes it back, and a field's longest length holds.
    document.execCommand("insertText", false, clean.text);
    if (clean.hasRemoved) tell({ title: exchangeMessages.secretRemoved });
  } catch {
    tell({ title: exchangeMessages.notLookedAt, tone: "failed" });
  }
}
