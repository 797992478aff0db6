import type { ReactNode } from "react";
import { NavLink } from "#components/shell/nav-link.tsx";
import { requireMember } from "#lib/session/page.ts";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { isOwner } = await requireMember();
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-x-10 gap-y-6 px-4 py-8 sm:px-6 md:grid-cols-[11rem_minmax(0,1fr)]">
      <nav aria-label="Settings" className="flex flex-wrap content-start gap-1 md:flex-col md:items-stretch">
        <NavLink href="/settings/providers">Providers</NavLink>
        {isOwner && <NavLink href="/settings/members">Members</NavLink>}
        <NavLink href="/settings/account">Account</NavLink>
        <NavLink href="/settings/storage">Storage</NavLink>
      </nav>
      <div className="min-w-0 max-w-2xl">{children}</div>
    </div>
  );
}
