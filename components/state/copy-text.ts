import { showToast } from "#components/ui/toast.ts";

/** Copies a text and says so. `what` begins the sentence: "The JSON body". */
export async function copyText(text: string, what: string): Promise<void> {
  const isCopied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (isCopied) showToast({ title: `${what} copied`, tone: "done" });
  else {
    // A page that came by plain http from another machine has no clipboard.
    const detail = "This browser blocks the clipboard here. Select the text and copy it yourself.";
    showToast({ title: `${what} not copied`, detail, tone: "failed" });
  }
}
