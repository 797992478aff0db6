import type { ProviderChoice } from "#lib/domain/provider-choice.ts";
import { ContractSelect } from "./contract-select.tsx";
import { DialectSelect } from "./dialect-select.tsx";
import { providerMessages } from "./messages.ts";
import { PriceField } from "./price-field.tsx";
import type { ProviderFacts } from "./provider-facts.ts";

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
