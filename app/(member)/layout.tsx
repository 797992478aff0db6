import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "#components/shell/app-shell.tsx";
import { PageLayers } from "#components/state/page-layers.tsx";
import { parseTheme, themeCookie } from "#components/shell/theme.ts";
import { findProfile } from "#lib/data/member/members.ts";
import { requireMember } from "#lib/session/page.ts";

export default async function MemberLayout({ children }: { children: ReactNode }) {
  const profile = (await findProfile(await requireMember())) ?? redirect("/sign-in");
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <PageLayers>
      <AppShell member={{ name: profile.name, isOwner: profile.isOwner }} theme={theme}>
        {children}
      </AppShell>
    </PageLayers>
  );
}
