import type { Metadata } from "next";
import { SetupForm } from "#components/account/setup-form.tsx";
import { Door } from "#components/shell/door.tsx";
import { needsSetupCode } from "#lib/session/join.ts";
import { requireNewStudio } from "#lib/session/page.ts";

export const metadata: Metadata = { title: "Create the owner account" };

export default async function SetupPage() {
  await requireNewStudio();
  return (
    <Door
      title="Create the owner account"
      intro="It is yours, and stays on this machine. You can invite others later."
    >
      <SetupForm needsSetupCode={needsSetupCode()} />
    </Door>
  );
}
