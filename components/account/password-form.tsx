"use client";

import { showToast } from "#components/ui/toast.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { changePasswordAction } from "#lib/actions/account-actions.ts";
import { passwordMinLength } from "#lib/domain/account/account.ts";
import { FormRefusal, newPasswordRules, SubmitButton } from "./form-parts.tsx";
import { accountMessages } from "./messages.ts";
import { useActionForm } from "./use-action-form.ts";

export function PasswordForm() {
  const { form, onSubmit, refusal, isAlive, isSending } = useActionForm<
    { present: string; next: string },
    { ok: true }
  >({
    action: changePasswordAction,
    onDone: () => {
      form.reset({ present: "", next: "" });
      showToast({
        title: accountMessages.passwordChanged,
        detail: accountMessages.sessionsEnded,
        tone: "done",
      });
    },
    words: accountMessages.passwordRefusals,
  });
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex max-w-sm flex-col gap-4">
      <TextField
        label={accountMessages.present}
        type="password"
        autoComplete="current-password"
        error={errors.present?.message}
        {...form.register("present", { required: accountMessages.presentMissing })}
      />
      <TextField
        label={accountMessages.next}
        type="password"
        autoComplete="new-password"
        description={accountMessages.nextHint(passwordMinLength)}
        error={errors.next?.message}
        {...form.register("next", newPasswordRules)}
      />
      <FormRefusal>{refusal}</FormRefusal>
      <div>
        <SubmitButton isAlive={isAlive} isSending={isSending} sending={accountMessages.changingPassword}>
          {accountMessages.changePassword}
        </SubmitButton>
      </div>
    </form>
  );
}
