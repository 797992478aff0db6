import type { Metadata } from "next";
import { AuthPage } from "#components/account/auth-page.tsx";
import { JoinForm } from "#components/account/new-account-form.tsx";
import { newAccountMessages } from "#components/account/messages.ts";
import { findProfile } from "#lib/data/member/members.ts";
import { findPageMember, requireInvitation } from "#lib/session/page.ts";

export const metadata: Metadata = { title: newAccountMessages.joinTitle, referrer: "no-referrer" };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  await requireInvitation(token);
  const member = await findPageMember();
  const profile = member && (await findProfile(member));
  return (
    <AuthPage
      title={newAccountMessages.joinTitle}
      intro={profile ? newAccountMessages.joinIntroSignedIn(profile.name) : newAccountMessages.joinIntro}
    >
      <JoinForm token={token} />
    </AuthPage>
  );
}
