import type { Metadata } from "next";
import { InvitationList } from "#components/account/members/invitation-list.tsx";
import { RemovedMembers } from "#components/account/members/removed-members.tsx";
import { MemberList } from "#components/account/members/member-list.tsx";
import { MembersHeading } from "#components/account/members/members-heading.tsx";
import { memberMessages } from "#components/account/members/messages.ts";
import { Panel } from "#components/ui/panel.tsx";
import { listInvitations } from "#lib/data/member/invitations.ts";
import { listRemovedMembers, listUsage } from "#lib/data/member/usage.ts";
import { nameSpend } from "#lib/reads/read-spend.ts";
import { requireOwner } from "#lib/session/page.ts";

export const metadata: Metadata = { title: memberMessages.title };

export default async function MembersPage() {
  const owner = await requireOwner();
  const [members, invitations, removed] = await Promise.all([
    listUsage(owner),
    listInvitations(owner),
    listRemovedMembers(owner),
  ]);
  const spend = new Map(members.map(({ id, spend: lines }) => [id, nameSpend(lines)]));
  return (
    <>
      <MembersHeading />
      <div className="flex flex-col gap-5">
        <Panel title={memberMessages.inThisStudio}>
          <MemberList members={members} ownId={owner.id} spend={spend} />
        </Panel>
        {removed.length > 0 && (
          <Panel title={memberMessages.removedMembers}>
            <RemovedMembers members={removed} />
          </Panel>
        )}
        {invitations.length > 0 && (
          <Panel title={memberMessages.invitations}>
            <InvitationList invitations={invitations} />
          </Panel>
        )}
      </div>
    </>
  );
}
