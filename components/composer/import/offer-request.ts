import type { ComposerSession } from "#components/composer/composer-session.ts";
import { showToast } from "#components/ui/toast.ts";
import { exchangeMessages } from "#lib/domain/exchange/messages.ts";

/** Has a pasted text looked at that may be a request. Until that is done, nothing of it is inserted or kept anywhere. */
export async function offerRequest(session: ComposerSession, pasted: string): Promise<void> {
  try {
    const { takePasted } = await import("./take-pasted.ts");
    await takePasted(session, pasted);
  } catch {
    showToast({ title: exchangeMessages.notLookedAt, tone: "failed" });
  }
}
