"use client";

import { ChevronRight } from "lucide-react";
import { SavedMark } from "#components/account/form-parts.tsx";
import { RowEnd, rowClass, SettingRow } from "#components/account/setting-row.tsx";
import { useSaving } from "#components/account/use-saving.ts";
import { useIsAlive } from "#components/state/use-is-alive.ts";
import { Icon } from "#components/ui/icon.tsx";
import { Select } from "#components/ui/select.tsx";
import { saveProviderChoiceAction } from "#lib/actions/provider-choice-actions.ts";
import type { ProviderChoice } from "#lib/domain/account/provider-choice.ts";
import { DialectSelect } from "./dialect-select.tsx";
import { providerMessages } from "./messages.ts";
import { PriceField } from "./price-field.tsx";
import type { ProviderFacts } from "./provider-facts.ts";

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
        description={shown?.note}
        className={rowClass}
        error={saving.state === "refused" ? saving.sentence : undefined}
        options={contracts.map(({ name, label }) => ({ value: name ?? byDefault, label }))}
        value={shown?.name ?? byDefault}
        disabled={!isAlive}
        onChange={({ target }) => void choose(target.value === byDefault ? null : target.value)}
      />
      <RowEnd>
        <SavedMark saving={saving} />
      </RowEnd>
    </div>
  );
}

type ProviderChoicesFormProps = { provider: ProviderFacts; choice: ProviderChoice };

/** What the owner chooses for a provider, for everybody in the studio: its prices, and folded away what hardly anybody needs. */
export function ProviderChoicesForm({ provider, choice }: ProviderChoicesFormProps) {
  const { contracts, dialect, models } = provider;
  const [first, ...others] = models;
  const priceOf = (id: keyof NonNullable<ProviderChoice["pricesPerSecondMicro"]>) =>
    choice.pricesPerSecondMicro?.[id] ?? null;
  const hint = providerMessages.pricesHint(provider.name);
  const hasContracts = contracts.length > 1;
  const inside = [hasContracts && providerMessages.contract, dialect && providerMessages.tokens];
  return (
    <>
      {first && others.length === 0 ? (
        <PriceField
          modelId={first.id}
          label={providerMessages.price}
          description={hint}
          perSecondMicro={priceOf(first.id)}
        />
      ) : (
        <SettingRow label={providerMessages.price}>
          <div className="flex flex-col gap-2">
            {models.map(({ id, label, name }) => (
              <PriceField
                key={id}
                modelId={id}
                label={providerMessages.priceOf(label)}
                model={name}
                perSecondMicro={priceOf(id)}
              />
            ))}
          </div>
          <p className="mt-1.5 text-12 text-quiet">{hint}</p>
        </SettingRow>
      )}
      {(hasContracts || dialect) && (
        <details className="group/advanced">
          <summary className="flex min-h-8 w-fit cursor-pointer list-none items-center gap-1.5 rounded-control text-13 text-quiet hover:text-text pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
            <Icon of={ChevronRight} className="transition-transform group-open/advanced:rotate-90" />
            {providerMessages.advanced}
            <span aria-hidden className="text-12 group-open/advanced:hidden">
              {inside.filter(Boolean).join(", ")}
            </span>
          </summary>
          <div className="flex flex-col gap-2 pt-3">
            {hasContracts && <ContractSelect provider={provider} contract={choice.contract ?? null} />}
            {dialect && (
              <DialectSelect provider={{ ...provider, dialect }} dialect={choice.dialect ?? null} />
            )}
          </div>
        </details>
      )}
    </>
  );
}
