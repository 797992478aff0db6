"use client";

import { createOwnerAction } from "#lib/actions/door-actions.ts";
import { NewAccountForm } from "./new-account-form.tsx";

const words = {
  "not-found": "The studio has its owner already. Sign in instead.",
  "wrong-setup-code": "That is not the setup code. The start of the studio prints it.",
};

type SetupFormProps = { needsSetupCode: boolean };

export function SetupForm({ needsSetupCode }: SetupFormProps) {
  return (
    <NewAccountForm
      action={({ setupCode, ...owner }) =>
        createOwnerAction({ ...owner, setupCode: needsSetupCode ? setupCode : null })
      }
      needsSetupCode={needsSetupCode}
      words={words}
    />
  );
}
