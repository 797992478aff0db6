import { redirect } from "next/navigation";
import { requireMember } from "#lib/session/page.ts";

export default async function SettingsPage(): Promise<never> {
  await requireMember();
  redirect("/settings/providers");
}
