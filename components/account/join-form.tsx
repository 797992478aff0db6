"use client";

import { acceptInvitationAction } from "#lib/actions/door-actions.ts";
import { NewAccountForm } from "./new-account-form.tsx";

const words = {
  "not-found": "This invitation has been used or has run out. Ask for a new one.",
  "email-taken": "That address has an account already. Sign in instead.",
};

type JoinFormProps = { token: string };

export function JoinForm({ token }: JoinFormProps) {
  return (
    <NewAccountForm
      action={({ name, email, password }) => acceptInvitationAction({ token, name, email, password })}
      needsSetupCode={false}
      words={words}
    />
  );
}
