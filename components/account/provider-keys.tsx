"use client";

import { useQuery } from "@tanstack/react-query";
import type { ProviderKeyList } from "#lib/domain/provider-key-view.ts";
import { providerKeysQuery } from "#lib/queries/provider-keys-query.ts";
import { ProviderKeyPanel } from "./provider-key-panel.tsx";
import { StudioKeysSwitch } from "./studio-keys-switch.tsx";

type ProviderKeysProps = {
  initial: ProviderKeyList;
  isOwner: boolean;
  providers: readonly { id: string; name: string; canTest: boolean }[];
};

/** Every provider that wants a key. A Test that is under way is followed until it ends. */
export function ProviderKeys({ initial, isOwner, providers }: ProviderKeysProps) {
  const { data } = useQuery({ ...providerKeysQuery(), initialData: initial });
  return (
    <div className="flex flex-col gap-5">
      {providers.map(({ canTest, ...provider }) => (
        <ProviderKeyPanel
          key={provider.id}
          provider={provider}
          canTest={canTest}
          isOwner={isOwner}
          keys={data.keys.filter(({ providerId }) => providerId === provider.id)}
        />
      ))}
      {isOwner && <StudioKeysSwitch areClosed={data.areStudioKeysClosed} />}
    </div>
  );
}
