import { changeMessages } from "#components/history/messages.ts";
import { unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { zipHref } from "#lib/domain/history/history-zip.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";

/** Downloads results as a zip, once it is sure to come: a download that fails would not say why. */
export async function downloadZip(ids: readonly GenerationId[]): Promise<void> {
  const refusal = await findRefusal(zipHref(ids));
  if (refusal === null) window.location.assign(zipHref(ids));
  else showToast({ title: refusal, tone: "failed" });
}

async function findRefusal(href: string): Promise<string | null> {
  try {
    if ((await fetch(href, { method: "HEAD" })).ok) return null;
    // A zip that is not there and one that is not theirs look alike: whether they are still signed in is asked elsewhere.
    const { status } = await fetch("/api/history", { method: "HEAD" });
    if (status === 401) return changeMessages.zipSignedOut;
    return changeMessages.zipGone;
  } catch {
    return unreachableMessage;
  }
}
