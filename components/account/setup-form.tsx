"use client";

import { createOwnerAction } from "#lib/actions/door-actions.ts";
import { newAccountMessages } from "./messages.ts";
import { NewAccountForm } from "./new-account-form.tsx";

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
