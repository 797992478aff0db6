"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { MemberId } from "#lib/domain/id.ts";
import { DeleteAccountForm } from "./delete-account-form.tsx";

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
      <p className="text-13 text-quiet">
        Deletes your account with everything in it: {belongings}. Sessions and links to galleries end at once,
        files go within minutes. It cannot be undone.
      </p>
      {isLastOwner ? (
        <p className="text-13">
          You are the only owner, and the studio needs one. Make somebody else an owner under Members first.
        </p>
      ) : (
        <Button variant="danger" onClick={() => setOpen(true)}>
          Delete account
        </Button>
      )}
      <Dialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title="Delete your account"
        description={
          <>
            This goes for good: {belongings}.
            {open && ` ${open} on the way and may be paid for: what arrives is deleted too.`}
          </>
        }
      >
        <DeleteAccountForm memberId={memberId} onLeave={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}
