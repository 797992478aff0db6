import type { Metadata } from "next";
import { AuthPage } from "#components/account/auth-page.tsx";
import { newAccountMessages, signInMessages } from "#components/account/messages.ts";
import { SetupForm } from "#components/account/new-account-form.tsx";
import { needsSetupCode } from "#lib/session/join.ts";
import { requireNewStudio } from "#lib/session/page.ts";

export const metadata: Metadata = { title: newAccountMessages.setupTitle };

export default async function SetupPage() {
  await requireNewStudio();
  return (
    <AuthPage title={newAccountMessages.setupTitle} intro={signInMessages.tagline}>
      <SetupForm needsSetupCode={needsSetupCode()} />
    </AuthPage>
  );
}
