"use client";

import { Select } from "#components/ui/select.tsx";
import { saveProviderChoiceAction } from "#lib/actions/provider-choice-actions.ts";
import { providerMessages } from "./messages.ts";
import type { ProviderFacts } from "./provider-facts.ts";
import { SavedMark } from "./saved-mark.tsx";
import { useIsAlive } from "./use-is-alive.ts";
import { useSaving } from "./use-saving.ts";

type ContractSelectProps = { provider: ProviderFacts; contract: string | null };

const byDefault = "";

/** Which of a provider's dated contracts counts in this studio, at once. */
export function ContractSelect({ provider, contract }: ContractSelectProps) {
  const { chosen, saving, choose } = useSaving(contract, (next: string | null) =>
    saveProviderChoiceAction({ providerId: provider.id, contract: next }),
  );
  const isAlive = useIsAlive();
  const { contracts } = provider;
  const shown = contracts.find(({ name }) => name === chosen) ?? contracts[0];
  return (
    <div>
      <Select
        label={providerMessages.contract}
        description={shown && providerMessages.contractNote(shown.label, shown.note)}
        error={saving.state === "refused" ? saving.sentence : undefined}
        options={contracts.map(({ name, label }) => ({ value: name ?? byDefault, label }))}
        value={shown?.name ?? byDefault}
        disabled={!isAlive}
        onChange={({ target }) => void choose(target.value === byDefault ? null : target.value)}
      />
      <SavedMark saving={saving} />
    </div>
  );
}
