import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { removeProviderKeyAction, testProviderKeyAction } from "#lib/actions/provider-key-actions.ts";
import { providerKeysQuery } from "#lib/queries/provider-keys-query.ts";

/** What can be done with a key that is there; the list is read again afterwards. */
export function useKeyActions() {
  const client = useQueryClient();
  const [isSending, startTransition] = useTransition();
  const send = (action: () => Promise<{ ok: true } | RefusedAction>) =>
    startTransition(async () => {
      try {
        const answer = await action();
        if (!answer.ok) showToast({ title: refusalMessage(answer), tone: "failed" });
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
      await client.invalidateQueries({ queryKey: providerKeysQuery().queryKey });
    });
  return {
    isSending,
    test: (id: string) => send(() => testProviderKeyAction({ id })),
    remove: (id: string) => send(() => removeProviderKeyAction({ id })),
  };
}
