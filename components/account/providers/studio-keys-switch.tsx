"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useOptimistic, useTransition } from "react";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { showToast } from "#components/ui/toast.ts";
import { closeStudioKeysAction } from "#lib/actions/provider-key-actions.ts";
import { providerKeysQuery } from "#lib/queries/provider-keys-query.ts";
import { providerMessages } from "./messages.ts";

/** The owner's choice whether members may use the keys of the whole studio. It counts at once. */
export function StudioKeysSwitch({ areClosed }: { areClosed: boolean }) {
  const client = useQueryClient();
  const [shown, show] = useOptimistic(areClosed);
  const [isSending, startTransition] = useTransition();
  const choose = (next: boolean) =>
    startTransition(async () => {
      show(next);
      try {
        const answer = await closeStudioKeysAction({ areClosed: next });
        if (!answer.ok) showToast({ title: refusalMessage(answer), tone: "failed" });
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
      await client.invalidateQueries({ queryKey: providerKeysQuery().queryKey });
    });
  return (
    <Panel title={providerMessages.studioKeys} titleHidden>
      <Checkbox
        label={providerMessages.closeStudioKeys}
        description={providerMessages.closeStudioKeysHint}
        checked={shown}
        aria-busy={isSending}
        onChange={(event) => choose(event.target.checked)}
      />
    </Panel>
  );
}
