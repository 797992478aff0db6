"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { MemberId } from "#lib/domain/id.ts";
import { DeleteAccountForm } from "./delete-account-form.tsx";
import { accountMessages } from "./messages.ts";

type DeleteAccountProps = {
  memberId: MemberId;
  /** "3 prompts, 12 videos and 1 gallery (1.2 GB)". */
  belongings: string;
  /** Videos that are on the way, in words; null where there are none. */
  open: string | null;
  /** Nobody else could let people in or set the studio up. */
  isLastOwner: boolean;
};

/** The way out for good: says what goes, and asks for the password first. */
export function DeleteAccount({ memberId, belongings, open, isLastOwner }: DeleteAccountProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-13 text-quiet">{accountMessages.deleteHint(belongings)}</p>
      {isLastOwner ? (
        <p className="text-13">{accountMessages.onlyOwner}</p>
      ) : (
        <Button variant="danger" onClick={() => setOpen(true)}>
          {accountMessages.delete}
        </Button>
      )}
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={accountMessages.deleteYours}
        description={
          <>
            {accountMessages.goesForGood(belongings)}
            {open && ` ${accountMessages.stillOpen(open)}`}
          </>
        }
      >
        <DeleteAccountForm memberId={memberId} onLeave={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}
