"use client";

import { useRouter } from "next/navigation";
import type { RefusedAction } from "#components/state/messages.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { passwordMinLength } from "#lib/domain/account.ts";
import { emailRules, nameRules, newPasswordRules } from "./field-rules.ts";
import { FormRefusal } from "./form-refusal.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { useActionForm } from "./use-action-form.ts";

export type NewAccountValues = { name: string; email: string; password: string; setupCode: string };

type NewAccountFormProps = {
  action: (values: NewAccountValues) => Promise<{ ok: true } | RefusedAction>;
  needsSetupCode: boolean;
  words: Readonly<Record<string, string>>;
};

/** Name, address and password of somebody new. */
export function NewAccountForm({ action, needsSetupCode, words }: NewAccountFormProps) {
  const router = useRouter();
  const { form, onSubmit, refusal, isAlive, isSending } = useActionForm<NewAccountValues, { ok: true }>({
    action,
    onDone: () => router.replace("/studio"),
    words,
  });
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      {needsSetupCode && (
        <TextField
          label="Setup code"
          description="The start of the studio prints it where the studio was started."
          autoComplete="off"
          spellCheck={false}
          error={errors.setupCode?.message}
          {...form.register("setupCode", { required: "Enter the code that the start printed." })}
        />
      )}
      <TextField
        label="Name"
        autoComplete="name"
        error={errors.name?.message}
        {...form.register("name", nameRules)}
      />
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        error={errors.email?.message}
        {...form.register("email", emailRules)}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        description={`At least ${passwordMinLength} characters. A few words are good.`}
        error={errors.password?.message}
        {...form.register("password", newPasswordRules)}
      />
      <FormRefusal>{refusal}</FormRefusal>
      <SubmitButton wide isAlive={isAlive} isSending={isSending} sending="Creating the account">
        Create account
      </SubmitButton>
    </form>
  );
}
