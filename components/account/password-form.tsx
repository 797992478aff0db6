"use client";

import { showToast } from "#components/ui/toast.ts";
import { changePasswordAction } from "#lib/actions/account-actions.ts";
import { passwordMinLength } from "#lib/domain/account/account.ts";
import { FormRefusal, newPasswordRules, SubmitButton } from "./form-parts.tsx";
import { accountMessages } from "./messages.ts";
import { PasswordField } from "./password-field.tsx";
import { RowEnd, rowClass } from "./setting-row.tsx";
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
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      <PasswordField
        label={accountMessages.current}
        className={rowClass}
        autoComplete="current-password"
        error={errors.present?.message}
        {...form.register("present", { required: accountMessages.currentMissing })}
      />
      <PasswordField
        label={accountMessages.next}
        className={rowClass}
        autoComplete="new-password"
        description={accountMessages.nextHint(passwordMinLength)}
        error={errors.next?.message}
        {...form.register("next", newPasswordRules)}
      />
      <FormRefusal>{refusal}</FormRefusal>
      <RowEnd>
        <SubmitButton
          variant="secondary"
          isAlive={isAlive}
          isSending={isSending}
          sending={accountMessages.changingPassword}
        >
          {accountMessages.changePassword}
        </SubmitButton>
      </RowEnd>
    </form>
  );
}
