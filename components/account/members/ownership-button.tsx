"use client";

import { undoLabel } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.ts";
import { saveOwnershipAction } from "#lib/actions/member-actions.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import { memberMessages } from "./messages.ts";
import { useMemberAction } from "./use-member-action.ts";

type OwnershipButtonProps = { id: MemberId; name: string; isOwner: boolean };

/** Makes somebody an owner, or no owner any more. It counts at once, and can be taken back. */
export function OwnershipButton({ id, name, isOwner }: OwnershipButtonProps) {
  const { isBusy, run } = useMemberAction();
  const save = (next: boolean) => saveOwnershipAction({ memberId: id, isOwner: next });
  const change = () =>
    run(
      () => save(!isOwner),
      () =>
        showToast({
          title: isOwner ? memberMessages.isNoOwnerNow(name) : memberMessages.isOwnerNow(name),
          tone: "done",
          action: {
            label: undoLabel,
            onClick: () =>
              run(
                () => save(isOwner),
                () => {},
              ),
          },
        }),
    );
  return (
    <Button size="small" busy={isBusy} onClick={change}>
      {isOwner ? memberMessages.makeMember : memberMessages.makeOwner}
      <span className="sr-only"> ({name})</span>
    </Button>
  );
}
