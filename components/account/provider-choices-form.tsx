"use client";

import { useIsAlive } from "#components/state/use-is-alive.ts";
import { Select } from "#components/ui/select.tsx";
import { saveProviderChoiceAction } from "#lib/actions/provider-choice-actions.ts";
import type { ProviderChoice } from "#lib/domain/account/provider-choice.ts";
import { DialectSelect } from "./dialect-select.tsx";
import { SavedMark } from "./form-parts.tsx";
import { providerMessages } from "./messages.ts";
import { PriceField } from "./price-field.tsx";
import type { ProviderFacts } from "./provider-facts.ts";
import { useSaving } from "./use-saving.ts";

type ContractSelectProps = { provider: ProviderFacts; contract: string | null };

const byDefault = "";

/** Which of a provider's dated contracts counts in this studio, at once. */
function ContractSelect({ provider, contract }: ContractSelectProps) {
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

type ProviderChoicesFormProps = { provider: ProviderFacts; choice: ProviderChoice };

/** What the owner chooses for a provider, for everybody in the studio. */
export function ProviderChoicesForm({ provider, choice }: ProviderChoicesFormProps) {
  const { contracts, dialect, models } = provider;
  const [only, ...others] = models;
  return (
    <div className="mt-5 flex flex-col gap-3 border-t border-line pt-4">
      {contracts.length > 1 && <ContractSelect provider={provider} contract={choice.contract ?? null} />}
      {dialect && <DialectSelect provider={{ ...provider, dialect }} dialect={choice.dialect ?? null} />}
      <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
        {models.map(({ id, label }) => (
          <PriceField
            key={id}
            modelId={id}
            label={
              only?.id === id && others.length === 0
                ? providerMessages.price
                : providerMessages.priceOf(label)
            }
            perSecondMicro={choice.pricesPerSecondMicro?.[id] ?? null}
          />
        ))}
      </div>
      <p className="text-12 text-quiet">{providerMessages.pricesHint(provider.name)}</p>
    </div>
  );
}
