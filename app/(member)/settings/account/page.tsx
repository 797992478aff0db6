import type { Metadata } from "next";
import { headers } from "next/headers";
import { DeleteAccount } from "#components/account/delete-account.tsx";
import { deviceName } from "#components/account/device-name.ts";
import { belongingsText } from "#components/account/members/messages.ts";
import { accountMessages } from "#components/account/messages.ts";
import { PasswordForm } from "#components/account/password-form.tsx";
import { SessionList } from "#components/account/session-list.tsx";
import { SettingsHeading } from "#components/account/settings-frame.tsx";
import { ShortcutsChoice } from "#components/account/shortcuts-choice.tsx";
import { WebhookPanel } from "#components/account/webhook-panel.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { isOnlyOwner } from "#lib/data/removal/owners.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { findProfile, findUsesShortcuts } from "#lib/data/member/members.ts";
import { findUsage } from "#lib/data/member/usage.ts";
import { findWebhook } from "#lib/data/member/webhooks.ts";
import { listSessions } from "#lib/data/member/sessions.ts";
import { findSignedIn } from "#lib/session/find-member.ts";
import { requireMember } from "#lib/session/page.ts";

export const metadata: Metadata = { title: accountMessages.title };

export default async function AccountPage() {
  const member = await requireMember();
  const profile = await findProfile(member);
  const usage = await findUsage(member);
  const signedIn = await findSignedIn(new Headers(await headers()));
  const sessions = (await listSessions(member)).map(({ id, userAgent, ipAddress, createdAt }) => ({
    id,
    device: deviceName(userAgent),
    address: ipAddress,
    createdAt: createdAt.toISOString(),
  }));
  return (
    <>
      <SettingsHeading title={accountMessages.title}>
        {profile?.name} · {profile?.email}
      </SettingsHeading>
      <div className="flex flex-col gap-5">
        <Panel title={accountMessages.password}>
          <PasswordForm />
        </Panel>
        <Panel title={accountMessages.keyboard}>
          <ShortcutsChoice usesShortcuts={await findUsesShortcuts(member)} />
        </Panel>
        <Panel title={accountMessages.webhook}>
          <WebhookPanel webhook={await findWebhook(member)} />
        </Panel>
        <Panel title={accountMessages.sessions}>
          <SessionList sessions={sessions} presentId={signedIn?.sessionId ?? null} />
        </Panel>
        {usage && (
          <Panel title={accountMessages.deleteTitle}>
            <DeleteAccount
              memberId={member.id}
              belongings={belongingsText(usage)}
              open={usage.open > 0 ? countText(usage.open, "video") : null}
              isLastOwner={await isOnlyOwner(member)}
            />
          </Panel>
        )}
      </div>
    </>
  );
}
