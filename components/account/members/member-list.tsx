import { ChevronRight } from "lucide-react";
import { Badge } from "#components/ui/badge.tsx";
import { SpendTable } from "#components/spend/spend-table.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Moment } from "#components/ui/moment.tsx";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { MonthSpend } from "#lib/domain/account/spend.ts";
import type { MemberUsage } from "#lib/domain/account/usage.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { belongingsText, memberMessages, spentText } from "./messages.ts";
import { OwnershipButton } from "./ownership-button.tsx";
import { RemoveMember } from "./remove-member.tsx";

type MemberListProps = {
  members: readonly MemberUsage[];
  ownId: MemberId;
  /** What each has spent, by month, provider and model. */
  spend: ReadonlyMap<MemberId, readonly MonthSpend[]>;
};

/** Everybody in the studio: what they have, what it cost, and what an owner can do about it. */
export function MemberList({ members, ownId, spend }: MemberListProps) {
  const called = members.map(({ id, name, email }) => {
    const isAlone = members.every((other) => other.id === id || other.name !== name);
    return { id, name: isAlone ? name : `${name} (${email})` };
  });
  return (
    <ul className="-my-3 flex flex-col divide-y divide-line">
      {members.map((member, index) => {
        const { id, name, email, isOwner, open, lastSeenAt } = member;
        const spent = spentText(member);
        const months = spend.get(id) ?? [];
        const calledName = called[index]?.name ?? name;
        return (
          <li key={id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0 grow basis-64">
              <p className="flex flex-wrap items-center gap-2 text-14 break-words">
                {name}
                {isOwner && <Badge>{memberMessages.owner}</Badge>}
                {id === ownId && <Badge>{memberMessages.you}</Badge>}
              </p>
              <p className="text-13 break-words text-quiet">{email}</p>
              <p className="tabular mt-1 text-13 text-quiet first-letter:uppercase">
                {[
                  belongingsText(member),
                  spent && memberMessages.spent(spent),
                  open > 0 && memberMessages.rendering(countText(open, "video")),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              <p className="text-13 text-quiet">
                {lastSeenAt ? (
                  <>
                    {memberMessages.lastSeen} <Moment at={lastSeenAt} />
                  </>
                ) : (
                  memberMessages.notSeen
                )}
              </p>
            </div>
            {id !== ownId && (
              <div className="flex flex-wrap gap-2">
                <OwnershipButton id={id} name={calledName} isOwner={isOwner} />
                <RemoveMember
                  member={{ ...member, name: calledName }}
                  receivers={called.filter((other) => other.id !== id)}
                  ownId={ownId}
                />
              </div>
            )}
            {months.length > 0 && (
              <details className="group/spend basis-full text-13">
                <summary className="flex min-h-8 w-fit cursor-pointer list-none items-center gap-1.5 rounded-control text-quiet hover:text-text pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
                  <Icon of={ChevronRight} className="transition-transform group-open/spend:rotate-90" />
                  {memberMessages.spendByMonth}
                  <span className="sr-only">, {calledName}</span>
                </summary>
                <div className="-mx-4 mt-1">
                  <SpendTable months={months} whose={calledName} opened={1} />
                </div>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}
