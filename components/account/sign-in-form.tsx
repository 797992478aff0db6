"use client";

import { useRouter } from "next/navigation";
import { TextField } from "#components/ui/text-field.tsx";
import { signInAction } from "#lib/actions/auth-actions.ts";
import { emailRules, FormRefusal, SubmitButton } from "./form-parts.tsx";
import { fieldMessages, signInMessages } from "./messages.ts";
import { PasswordField } from "./password-field.tsx";
import { useActionForm } from "./use-action-form.ts";

export function SignInForm() {
  const router = useRouter();
  const { form, onSubmit, refusal, isAlive, isSending } = useActionForm<
    { email: string; password: string },
    { ok: true }
  >({
    action: signInAction,
    onDone: () => router.replace("/studio"),
    words: signInMessages.refusals,
    first: "email",
  });
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
      <TextField
        label={fieldMessages.email}
        type="email"
        autoComplete="username"
        error={errors.email?.message}
        {...form.register("email", emailRules)}
      />
      <PasswordField
        label={fieldMessages.password}
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register("password", { required: fieldMessages.passwordWanted })}
      />
      <FormRefusal>{refusal}</FormRefusal>
      <SubmitButton wide isAlive={isAlive} isSending={isSending} sending={signInMessages.signingIn}>
        {signInMessages.signIn}
      </SubmitButton>
    </form>
  );
}
