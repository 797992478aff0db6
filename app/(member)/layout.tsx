import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AppShell } from "#components/shell/app-shell.tsx";
import { PageLayers } from "#components/state/page-layers.tsx";
import { parseTheme, themeCookie } from "#components/shell/theme.ts";
import { findProfile, findUsesShortcuts } from "#lib/data/member/members.ts";
import { requireMember } from "#lib/session/page.ts";

export default async function MemberLayout({ children }: { children: ReactNode }) {
  const member = await requireMember();
  const profile = (await findProfile(member)) ?? redirect("/sign-in");
  const usesShortcuts = await findUsesShortcuts(member);
  const theme = parseTheme((await cookies()).get(themeCookie)?.value);
  return (
    <PageLayers>
      <AppShell
        member={{ name: profile.name, isOwner: profile.isOwner }}
        theme={theme}
        usesShortcuts={usesShortcuts}
      >
        {children}
      </AppShell>
    </PageLayers>
  );
}
