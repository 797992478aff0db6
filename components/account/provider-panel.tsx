"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { Panel } from "#components/ui/panel.tsx";
import { showToast } from "#components/ui/toast.ts";
import { removeProviderKeyAction, testProviderKeyAction } from "#lib/actions/provider-key-actions.ts";
import type { ProviderChoice } from "#lib/domain/account/provider-choice.ts";
import type { ProviderKeyView } from "#lib/domain/account/provider-key-view.ts";
import { providerKeysQuery } from "#lib/queries/provider-keys-query.ts";
import { KeyForm } from "./key-form.tsx";
import { KeyRow } from "./key-row.tsx";
import { providerMessages } from "./messages.ts";
import { ProviderChoicesForm } from "./provider-choices-form.tsx";
import { ProviderChoicesList } from "./provider-choices-list.tsx";
import type { ProviderFacts } from "./provider-facts.ts";

type ProviderPanelProps = {
  provider: ProviderFacts;
  choice: ProviderChoice;
  isOwner: boolean;
  keys: readonly ProviderKeyView[];
};

/** One provider: the keys that are there, the field for another, and what is chosen for it. */
export function ProviderPanel({ provider, choice, isOwner, keys }: ProviderPanelProps) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: providerKeysQuery().queryKey });
  const [isSending, startTransition] = useTransition();
  const send = (action: () => Promise<{ ok: true } | RefusedAction>) =>
    startTransition(async () => {
      try {
        const answer = await action();
        if (!answer.ok) showToast({ title: refusalMessage(answer), tone: "failed" });
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
      await refresh();
    });
  return (
    <Panel title={provider.name}>
      {keys.length === 0 ? (
        <p className="mb-4 text-13 text-quiet">{providerMessages.noKey(provider.name)}</p>
      ) : (
        <ul className="mb-5 flex flex-col divide-y divide-line rounded-control border border-line">
          {keys.map((key) => (
            <KeyRow
              key={key.id}
              providerKey={key}
              canRemove={key.source === "saved" && (!key.isStudioWide || isOwner)}
              canTest={provider.canTest}
              isSending={isSending}
              onTest={() => send(() => testProviderKeyAction({ id: key.id }))}
              onRemove={() => send(() => removeProviderKeyAction({ id: key.id }))}
            />
          ))}
        </ul>
      )}
      <KeyForm providerId={provider.id} isOwner={isOwner} onSaved={() => void refresh()} />
      {isOwner ? (
        <ProviderChoicesForm provider={provider} choice={choice} />
      ) : (
        <ProviderChoicesList provider={provider} choice={choice} />
      )}
    </Panel>
  );
}
