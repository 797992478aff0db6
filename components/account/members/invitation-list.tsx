"use client";

import { undoLabel } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { showToast } from "#components/ui/toast.ts";
import { restoreInvitationAction, withdrawInvitationAction } from "#lib/actions/member-actions.ts";
import { memberMessages } from "./messages.ts";
import { useMemberAction } from "./use-member-action.ts";

type InvitationListProps = {
  invitations: readonly { id: string; invitedBy: string; createdAt: string; expiresAt: string }[];
};

/** Links that nobody has used yet. Withdrawing one counts at once, and can be taken back. */
export function InvitationList({ invitations }: InvitationListProps) {
  const { isBusy, run } = useMemberAction();
  const withdraw = (invitationId: string) =>
    run(
      () => withdrawInvitationAction({ invitationId }),
      () =>
        showToast({
          title: memberMessages.withdrawn,
          tone: "done",
          action: {
            label: undoLabel,
            onClick: () =>
              run(
                () => restoreInvitationAction({ invitationId }),
                () => {},
              ),
          },
        }),
    );
  return (
    <ul className="-my-2.5 flex flex-col divide-y divide-line">
      {invitations.map(({ id, invitedBy, createdAt, expiresAt }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
          <p className="min-w-0 text-13">
            {memberMessages.invitedBy(invitedBy)} <Moment at={createdAt} />
            <span className="block text-quiet">
              {memberMessages.expires} <Moment at={expiresAt} />
            </span>
          </p>
          <Button size="small" busy={isBusy} onClick={() => withdraw(id)}>
            {memberMessages.withdraw}
            <span className="sr-only">
              {" "}
              {memberMessages.withdrawWhich} <Moment at={createdAt} />
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
