"use client";

import { forgetKept } from "#components/state/kept.ts";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { deleteAccountAction } from "#lib/actions/member-actions.ts";
import type { MemberId } from "#lib/domain/id.ts";
import { FormRefusal } from "./form-refusal.tsx";
import { useActionForm } from "./use-action-form.ts";

const words = {
  "wrong-password": "That is not your password. Nothing was deleted.",
  "last-owner": "The studio needs an owner. Make somebody else an owner first; nothing was deleted.",
  receiving:
    "What somebody else has made is still on its way to you. Try again when it has arrived; nothing was deleted.",
};

type DeleteAccountFormProps = { memberId: MemberId; onLeave: () => void };

/** Asks for the password, and leaves. */
export function DeleteAccountForm({ memberId, onLeave }: DeleteAccountFormProps) {
  const { form, onSubmit, refusal, isSending } = useActionForm<{ password: string }, { ok: true }>({
    action: deleteAccountAction,
    onDone: () => void forgetHere(memberId),
    words,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      <TextField
        label="Your password"
        type="password"
        autoComplete="current-password"
        error={form.formState.errors.password?.message}
        {...form.register("password", { required: "Enter your password." })}
      />
      <FormRefusal>{refusal}</FormRefusal>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onLeave}>Leave it</Button>
        <Button type="submit" variant="danger" busy={isSending}>
          {isSending ? "Deleting" : "Delete everything"}
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
