import type { ProviderChoice } from "#lib/domain/account/provider-choice.ts";
import { dialectLabel } from "./dialect-label.ts";
import { providerMessages } from "./messages.ts";
import { priceText } from "./price-text.ts";
import type { ProviderFacts } from "./provider-facts.ts";

type ProviderChoicesListProps = { provider: ProviderFacts; choice: ProviderChoice };

/** What the owner chose for a provider, for who may not change it. */
export function ProviderChoicesList({ provider, choice }: ProviderChoicesListProps) {
  const { contracts, dialect, models } = provider;
  const contract = contracts.find(({ name }) => name === choice.contract) ?? contracts[0];
  const facts: [string, string][] = [];
  if (contracts.length > 1 && contract) facts.push([providerMessages.contract, contract.label]);
  if (dialect) facts.push([providerMessages.tokens, dialectLabel(choice.dialect ?? dialect.id, provider)]);
  for (const { id, label } of models) {
    const micro = choice.pricesPerSecondMicro?.[id];
    if (micro !== undefined) facts.push([providerMessages.priceOf(label), `$${priceText(micro)}`]);
  }
  return (
    <div className="text-13">
      <dl className="flex flex-col gap-1.5">
        {facts.map(([name, value]) => (
          <div key={name} className="grid gap-x-4 sm:grid-cols-[8.25rem_minmax(0,1fr)]">
            <dt className="text-quiet">{name}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-12 text-quiet">{providerMessages.chosenByOwner}</p>
    </div>
  );
}
