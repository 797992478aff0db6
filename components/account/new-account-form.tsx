"use client";

import { useRouter } from "next/navigation";
import type { RefusedAction } from "#components/state/messages.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { acceptInvitationAction, createOwnerAction } from "#lib/actions/auth-actions.ts";
import { passwordMinLength } from "#lib/domain/account/account.ts";
import { emailRules, FormRefusal, nameRules, newPasswordRules, SubmitButton } from "./form-parts.tsx";
import { fieldMessages, newAccountMessages } from "./messages.ts";
import { PasswordField } from "./password-field.tsx";
import { useActionForm } from "./use-action-form.ts";

type NewAccountValues = { name: string; email: string; password: string; setupCode: string };

type NewAccountFormProps = {
  action: (values: NewAccountValues) => Promise<{ ok: true } | RefusedAction>;
  needsSetupCode: boolean;
  words: Readonly<Record<string, string>>;
};

/** Name, address and password of somebody new. */
function NewAccountForm({ action, needsSetupCode, words }: NewAccountFormProps) {
  const router = useRouter();
  const { form, onSubmit, refusal, isAlive, isSending } = useActionForm<NewAccountValues, { ok: true }>({
    action,
    onDone: () => router.replace("/studio"),
    words,
    first: "name",
  });
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <TextField
        label={fieldMessages.name}
        autoComplete="name"
        error={errors.name?.message}
        {...form.register("name", nameRules)}
      />
      <TextField
        label={fieldMessages.email}
        type="email"
        autoComplete="username"
        error={errors.email?.message}
        {...form.register("email", emailRules)}
      />
      <PasswordField
        label={fieldMessages.password}
        autoComplete="new-password"
        description={newAccountMessages.passwordHint(passwordMinLength)}
        error={errors.password?.message}
        {...form.register("password", newPasswordRules)}
      />
      {needsSetupCode && (
        <TextField
          label={newAccountMessages.setupCode}
          description={newAccountMessages.setupCodeHint}
          autoComplete="off"
          spellCheck={false}
          error={errors.setupCode?.message}
          {...form.register("setupCode", { required: newAccountMessages.setupCodeMissing })}
        />
      )}
      <FormRefusal>{refusal}</FormRefusal>
      <SubmitButton wide isAlive={isAlive} isSending={isSending} sending={newAccountMessages.creating}>
        {newAccountMessages.create}
      </SubmitButton>
    </form>
  );
}

type JoinFormProps = { token: string };

export function JoinForm({ token }: JoinFormProps) {
  return (
    <NewAccountForm
      action={({ name, email, password }) => acceptInvitationAction({ token, name, email, password })}
      needsSetupCode={false}
      words={newAccountMessages.joinRefusals}
    />
  );
}

type SetupFormProps = { needsSetupCode: boolean };

export function SetupForm({ needsSetupCode }: SetupFormProps) {
  return (
    <NewAccountForm
      action={({ setupCode, ...owner }) =>
        createOwnerAction({ ...owner, setupCode: needsSetupCode ? setupCode : null })
      }
      needsSetupCode={needsSetupCode}
      words={newAccountMessages.setupRefusals}
    />
  );
}
