import type { Metadata } from "next";
import { JoinForm } from "#components/account/join-form.tsx";
import { Door } from "#components/shell/door.tsx";
import { requireInvitation } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Join the studio", referrer: "no-referrer" };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  await requireInvitation(token);
  return (
    <Door title="Join the studio" intro="You were invited. The account is for you alone.">
      <JoinForm token={token} />
    </Door>
  );
}
