"use client";

import { showToast } from "#components/ui/toast.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { changePasswordAction } from "#lib/actions/account-actions.ts";
import { passwordMinLength } from "#lib/domain/account.ts";
import { newPasswordRules } from "./field-rules.ts";
import { FormRefusal } from "./form-refusal.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { useActionForm } from "./use-action-form.ts";

const words = { "wrong-password": "That is not your present password." };

export function PasswordForm() {
  const { form, onSubmit, refusal, isAlive, isSending } = useActionForm<
    { present: string; next: string },
    { ok: true }
  >({
    action: changePasswordAction,
    onDone: () => {
      form.reset({ present: "", next: "" });
      showToast({
        title: "The password is changed.",
        detail: "Every other session of yours has ended.",
        tone: "done",
      });
    },
    words,
  });
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex max-w-sm flex-col gap-4">
      <TextField
        label="Present password"
        type="password"
        autoComplete="current-password"
        error={errors.present?.message}
        {...form.register("present", { required: "Enter your present password." })}
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        description={`At least ${passwordMinLength} characters. Every other session ends.`}
        error={errors.next?.message}
        {...form.register("next", newPasswordRules)}
      />
      <FormRefusal>{refusal}</FormRefusal>
      <div>
        <SubmitButton isAlive={isAlive} isSending={isSending} sending="Changing the password">
          Change password
        </SubmitButton>
      </div>
    </form>
  );
}
