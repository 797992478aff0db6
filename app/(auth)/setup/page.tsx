import type { Metadata } from "next";
import { newAccountMessages } from "#components/account/messages.ts";
import { SetupForm } from "#components/account/new-account-form.tsx";
import { CentredPage } from "#components/ui/centred-page.tsx";
import { needsSetupCode } from "#lib/session/join.ts";
import { requireNewStudio } from "#lib/session/page.ts";

export const metadata: Metadata = { title: newAccountMessages.setupTitle };

export default async function SetupPage() {
  await requireNewStudio();
  return (
    <CentredPage title={newAccountMessages.setupTitle} intro={newAccountMessages.setupIntro}>
      <SetupForm needsSetupCode={needsSetupCode()} />
    </CentredPage>
  );
}
