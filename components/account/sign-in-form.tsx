"use client";

import { useRouter } from "next/navigation";
import { TextField } from "#components/ui/text-field.tsx";
import { signInAction } from "#lib/actions/door-actions.ts";
import { emailRules } from "./field-rules.ts";
import { FormRefusal } from "./form-refusal.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { useActionForm } from "./use-action-form.ts";

const words = { "wrong-credentials": "That address and password do not belong together. Check both." };

export function SignInForm() {
  const router = useRouter();
  const { form, onSubmit, refusal, isAlive, isSending } = useActionForm<
    { email: string; password: string },
    { ok: true }
  >({ action: signInAction, onDone: () => router.replace("/studio"), words });
  const { errors } = form.formState;
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-5">
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
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register("password", { required: "Enter your password." })}
      />
      <FormRefusal>{refusal}</FormRefusal>
      <SubmitButton wide isAlive={isAlive} isSending={isSending} sending="Signing in">
        Sign in
      </SubmitButton>
    </form>
  );
}
