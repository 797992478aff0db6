import type { Metadata } from "next";
import { describeProvider } from "#components/account/providers/describe-provider.ts";
import { providerMessages } from "#components/account/providers/messages.ts";
import { ProviderKeys } from "#components/account/providers/provider-keys.tsx";
import { ReachStrip } from "#components/account/providers/reach-strip.tsx";
import { SettingsHeading } from "#components/account/settings-frame.tsx";
import { readConfig } from "#lib/config.ts";
import { listProviderChoices } from "#lib/data/provider/choices.ts";
import { listProviderKeys } from "#lib/data/provider/keys.ts";
import { providers } from "#lib/providers/catalog.ts";
import { mediaRoutes } from "#lib/providers/media-route.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: providerMessages.title };

export default async function ProvidersPage() {
  const member = await requireMember();
  const config = readConfig();
  const cloud = providers.filter(({ defaultBaseUrl }) => defaultBaseUrl !== undefined);
  return (
    <>
      <SettingsHeading title={providerMessages.title} />
      <ReachStrip
        canFetch={Object.values(mediaRoutes(cloud, config)).every((route) => route === "link")}
        host={new URL(config.mediaOrigin).host}
        isInCloud={config.uploadthingToken !== null}
      />
      <ProviderKeys
        initial={await listProviderKeys(member)}
        isOwner={member.isOwner}
        providers={cloud.map(describeProvider)}
        choices={await listProviderChoices(member)}
      />
    </>
  );
}
