"use client";

import { forgetKept } from "#components/state/kept.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { deleteAccountAction } from "#lib/actions/member-actions.ts";
import type { MemberId } from "#lib/domain/id.ts";
import { FormRefusal } from "./form-refusal.tsx";
import { accountMessages, fieldMessages } from "./messages.ts";
import { useActionForm } from "./use-action-form.ts";

type DeleteAccountFormProps = { memberId: MemberId; onLeave: () => void };

/** Asks for the password, and leaves. */
export function DeleteAccountForm({ memberId, onLeave }: DeleteAccountFormProps) {
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
  const { forgetJournal } = await import("#components/composer/drafts/journal.ts");
  await forgetJournal(memberId);
  forgetKept(memberId); // galleries, verdicts and open drafts that were not saved yet
  window.location.assign("/sign-in?account=deleted");
}
