"use client";

import { useQuery } from "@tanstack/react-query";
import type { ProviderChoices } from "#lib/domain/account/provider-choice.ts";
import type { ProviderKeyList } from "#lib/domain/account/provider-key-view.ts";
import { providerKeysQuery } from "#lib/queries/provider-keys-query.ts";
import { ProviderCard } from "./provider-card.tsx";
import type { ProviderFacts } from "./provider-facts.ts";
import { StudioKeysSwitch } from "./studio-keys-switch.tsx";

type ProviderKeysProps = {
  initial: ProviderKeyList;
  isOwner: boolean;
  providers: readonly ProviderFacts[];
  choices: ProviderChoices;
};

/** Every provider that wants a key, a line each. A Test that is under way is followed until it ends. */
export function ProviderKeys({ initial, isOwner, providers, choices }: ProviderKeysProps) {
  const { data } = useQuery({ ...providerKeysQuery(), initialData: initial });
  return (
    <div className="flex flex-col gap-5">
      <div className="divide-y divide-line rounded-panel border border-line bg-panel">
        {providers.map((provider) => (
          <ProviderCard
            key={provider.id}
            provider={provider}
            choice={choices[provider.id] ?? {}}
            isOwner={isOwner}
            keys={data.keys.filter(({ providerId }) => providerId === provider.id)}
          />
        ))}
      </div>
      {isOwner && <StudioKeysSwitch areClosed={data.areStudioKeysClosed} />}
    </div>
  );
}
