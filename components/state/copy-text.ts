import { showToast } from "#components/ui/toast.ts";
import { copyMessages } from "./messages.ts";

/** Copies a text and says so. `what` begins the sentence: "The JSON body". */
export async function copyText(text: string, what: string): Promise<void> {
  const isCopied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (isCopied) showToast({ title: copyMessages.copied(what), tone: "done" });
  // A page that came by plain http from another machine has no clipboard.
  else showToast({ title: copyMessages.notCopied(what), detail: copyMessages.blocked, tone: "failed" });
}
