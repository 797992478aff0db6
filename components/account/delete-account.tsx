"use client";

import { useState } from "react";
import { forgetKept } from "#components/state/kept.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { deleteAccountAction } from "#lib/actions/member-actions.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import { FormRefusal } from "./form-parts.tsx";
import { accountMessages, fieldMessages } from "./messages.ts";
import { useActionForm } from "./use-action-form.ts";

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

type DeleteAccountFormProps = { memberId: MemberId; onLeave: () => void };

/** Asks for the password, and deletes the account. */
function DeleteAccountForm({ memberId, onLeave }: DeleteAccountFormProps) {
  const { form, onSubmit, refusal, isSending } = useActionForm<{ password: string }, { ok: true }>({
    action: deleteAccountAction,
    onDone: () => void forgetHere(memberId),
    words: accountMessages.deleteRefusals,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      <TextField
        label={accountMessages.yourPassword}
        type="password"
        autoComplete="current-password"
        error={form.formState.errors.password?.message}
        {...form.register("password", { required: fieldMessages.passwordWanted })}
      />
      <FormRefusal>{refusal}</FormRefusal>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onLeave}>{accountMessages.leaveIt}</Button>
        <Button type="submit" variant="danger" busy={isSending}>
          {isSending ? accountMessages.deleting : accountMessages.deleteEverything}
        </Button>
      </div>
    </form>
  );
}

/** What this browser holds of theirs goes too, and with the page everything that it has in memory. */
async function forgetHere(memberId: MemberId): Promise<void> {
  const { forgetJournal } = await import("#components/drafts/journal.ts");
  await forgetJournal(memberId);
  forgetKept(memberId); // galleries, verdicts and open drafts that were not saved yet
  window.location.assign("/sign-in?account=deleted");
}
