import type { Metadata } from "next";
import { InviteButton } from "#components/account/invite-button.tsx";
import { PageHeading } from "#components/shell/page-heading.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { listMembers } from "#lib/data/member.ts";
import { requireOwner } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage() {
  const members = await listMembers(await requireOwner());
  return (
    <>
      <PageHeading title="Members">
        Everybody has prompts, files and results of their own; nobody sees those of others.
      </PageHeading>
      <Panel title="In this studio">
        <ul className="-my-2.5 flex flex-col divide-y divide-line">
          {members.map(({ id, name, email, isOwner }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-2.5">
              <div className="min-w-0">
                <p className="text-14">{name}</p>
                <p className="text-13 text-quiet">{email}</p>
              </div>
              {isOwner && <Badge>Owner</Badge>}
            </li>
          ))}
        </ul>
      </Panel>
      <div className="mt-6">
        <InviteButton />
      </div>
    </>
  );
}
