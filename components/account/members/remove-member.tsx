"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { showToast } from "#components/ui/toast.ts";
import { removeMemberAction } from "#lib/actions/member-actions.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { MemberUsage } from "#lib/domain/account/usage.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { memberMessages } from "./messages.ts";
import { RemovalChoice } from "./removal-choice.tsx";
import { useMemberAction } from "./use-member-action.ts";

type RemoveMemberProps = {
  member: MemberUsage;
  /** Everybody else. */
  receivers: readonly { id: MemberId; name: string }[];
  ownId: MemberId;
};

/** Removes somebody, after asking what is to become of what they made. */
export function RemoveMember({ member, receivers, ownId }: RemoveMemberProps) {
  const { id, name, open } = member;
  const [isOpen, setOpen] = useState(false);
  const [handedToId, setHandedToId] = useState<MemberId | null>(ownId);
  const { isBusy, run } = useMemberAction();
  const remove = () =>
    run(
      () => removeMemberAction({ memberId: id, handedToId }),
      () => {
        setOpen(false);
        showToast({ title: memberMessages.removed(name), tone: "done" });
      },
    );
  return (
    <>
      <Button size="small" variant="danger" onClick={() => setOpen(true)}>
        {memberMessages.remove}
        <span className="sr-only"> {name}</span>
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={memberMessages.removeTitle(name)}
        description={memberMessages.removeHint}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>{memberMessages.leaveIt}</Button>
            <Button variant="danger" busy={isBusy} onClick={remove}>
              {handedToId ? memberMessages.removeAndHandOver : memberMessages.removeAndDelete}
            </Button>
          </>
        }
      >
        <RemovalChoice
          member={member}
          receivers={receivers}
          ownId={ownId}
          value={handedToId}
          onChange={setHandedToId}
        />
        {open > 0 && (
          <p className="mt-4 text-13 text-quiet">
            {memberMessages.stillOpen(countText(open, "video"), handedToId !== null)}
          </p>
        )}
      </Dialog>
    </>
  );
}
