import type { Metadata } from "next";
import { ProviderKeys } from "#components/account/provider-keys.tsx";
import { PageHeading } from "#components/shell/page-heading.tsx";
import { listProviderKeys } from "#lib/data/provider-key/list-provider-keys.ts";
import { providers } from "#lib/providers/catalog.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Providers" };

export default async function ProvidersPage() {
  const member = await requireMember();
  const cloud = providers
    .filter(({ defaultBaseUrl }) => defaultBaseUrl !== undefined)
    .map(({ id, name, canTestKey = false }) => ({ id, name, canTest: canTestKey }));
  return (
    <>
      <PageHeading title="Providers">
        A key makes a provider&rsquo;s models selectable. It is sealed when it is saved: nobody sees more of
        it again than its last four characters.
      </PageHeading>
      <ProviderKeys initial={await listProviderKeys(member)} isOwner={member.isOwner} providers={cloud} />
    </>
  );
}
