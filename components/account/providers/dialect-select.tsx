"use client";

import { SavedMark } from "#components/account/form-parts.tsx";
import { RowEnd, rowClass } from "#components/account/setting-row.tsx";
import { useSaving } from "#components/account/use-saving.ts";
import { useIsAlive } from "#components/state/use-is-alive.ts";
import { Select } from "#components/ui/select.tsx";
import { saveProviderChoiceAction } from "#lib/actions/provider-choice-actions.ts";
import { type DialectId, dialectIds, dialects } from "#lib/domain/prompt/dialect.ts";
import { dialectLabel } from "./dialect-label.ts";
import { providerMessages } from "./messages.ts";
import type { ProviderFacts } from "./provider-facts.ts";

type DialectSelectProps = {
  provider: ProviderFacts & { dialect: NonNullable<ProviderFacts["dialect"]> };
  dialect: DialectId | null;
};

/** How references are written in what is sent to a provider, at once. */
export function DialectSelect({ provider, dialect }: DialectSelectProps) {
  const { chosen, saving, choose } = useSaving(dialect, (next: DialectId | null) =>
    saveProviderChoiceAction({ providerId: provider.id, dialect: next }),
  );
  const isAlive = useIsAlive();
  const own = provider.dialect;
  const ordered = [own.id, ...dialectIds.filter((id) => id !== own.id)];
  const { word } = dialects[own.id];
  return (
    <div>
      <Select
        label={providerMessages.tokens}
        description={
          own.isDocumented
            ? providerMessages.dialectDocumented(provider.name, word)
            : providerMessages.dialectGuessed(provider.name, word)
        }
        className={rowClass}
        error={saving.state === "refused" ? saving.sentence : undefined}
        options={ordered.map((id) => ({ value: id, label: dialectLabel(id, provider) }))}
        value={chosen ?? own.id}
        disabled={!isAlive}
        onChange={({ target }) => {
          const id = dialectIds.find((one) => one === target.value) ?? own.id;
          void choose(id === own.id ? null : id);
        }}
      />
      <RowEnd>
        <SavedMark saving={saving} />
      </RowEnd>
    </div>
  );
}
