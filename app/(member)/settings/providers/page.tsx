import type { Metadata } from "next";
import { describeProvider } from "#components/account/describe-provider.ts";
import { providerMessages } from "#components/account/messages.ts";
import { ProviderKeys } from "#components/account/provider-keys.tsx";
import { PageHeading } from "#components/ui/page-heading.tsx";
import { listProviderChoices } from "#lib/data/provider/choices.ts";
import { listProviderKeys } from "#lib/data/provider/keys.ts";
import { providers } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: providerMessages.title };

export default async function ProvidersPage() {
  const member = await requireMember();
  const cloud = providers.filter(({ defaultBaseUrl }) => defaultBaseUrl !== undefined).map(describeProvider);
  return (
    <>
      <PageHeading title={providerMessages.title}>{providerMessages.intro}</PageHeading>
      <ProviderKeys
        initial={await listProviderKeys(member)}
        isOwner={member.isOwner}
        providers={cloud}
        choices={await listProviderChoices(member)}
      />
    </>
  );
}
