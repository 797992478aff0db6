"use client";

import { acceptInvitationAction } from "#lib/actions/door-actions.ts";
import { newAccountMessages } from "./messages.ts";
import { NewAccountForm } from "./new-account-form.tsx";

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
