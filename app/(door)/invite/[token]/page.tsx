import type { Metadata } from "next";
import { JoinForm } from "#components/account/join-form.tsx";
import { Door } from "#components/shell/door.tsx";
import { findProfile } from "#lib/data/member.ts";
import { findPageMember, requireInvitation } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Join the studio", referrer: "no-referrer" };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  await requireInvitation(token);
  const member = await findPageMember();
  const profile = member && (await findProfile(member));
  return (
    <Door
      title="Join the studio"
      intro={
        profile
          ? `You are signed in here as ${profile.name}. Joining makes another account, and signs that one in instead.`
          : "You were invited. The account is for you alone."
      }
    >
      <JoinForm token={token} />
    </Door>
  );
}
