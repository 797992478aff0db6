import type { ReactNode } from "react";
import { settingsMessages } from "#components/account/messages.ts";
import { NavLink } from "#components/shell/nav-link.tsx";
import { requireMember } from "#lib/session/page.ts";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { isOwner } = await requireMember();
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-x-10 gap-y-6 px-4 py-8 sm:px-6 md:grid-cols-[11rem_minmax(0,1fr)]">
      <nav
        aria-label={settingsMessages.settings}
        className="flex flex-wrap content-start gap-1 md:flex-col md:items-stretch"
      >
        <NavLink href="/settings/providers">{settingsMessages.providers}</NavLink>
        {isOwner && <NavLink href="/settings/members">{settingsMessages.members}</NavLink>}
        <NavLink href="/settings/account">{settingsMessages.account}</NavLink>
        <NavLink href="/settings/storage">{settingsMessages.storage}</NavLink>
      </nav>
      <div className="min-w-0 max-w-2xl">{children}</div>
    </div>
  );
}
