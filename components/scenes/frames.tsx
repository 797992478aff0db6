import type { ReactNode } from "react";
import { settingsMessages } from "#components/account/messages.ts";
import { AppShell } from "#components/shell/app-shell.tsx";
import { NavLink } from "#components/shell/nav-link.tsx";

/** A page of a member, as `app/(member)` puts it. */
export function InStudio({ children }: { children: ReactNode }) {
  return (
    <AppShell member={{ name: "Mira Okafor", isOwner: true }} theme="system">
      {children}
    </AppShell>
  );
}

/** A page that is read: history, galleries, scoreboard. */
export function ReadPage({ children }: { children: ReactNode }) {
  return (
    <InStudio>
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6">{children}</div>
    </InStudio>
  );
}

/** A page of the settings. */
export function SettingsPage({ children }: { children: ReactNode }) {
  return (
    <InStudio>
      <div className="mx-auto grid w-full max-w-5xl gap-x-10 gap-y-6 px-4 py-8 sm:px-6 md:grid-cols-[11rem_minmax(0,1fr)]">
        <nav
          aria-label={settingsMessages.settings}
          className="flex flex-wrap content-start gap-1 md:flex-col md:items-stretch"
        >
          <NavLink href="/settings/providers">{settingsMessages.providers}</NavLink>
          <NavLink href="/settings/members">{settingsMessages.members}</NavLink>
          <NavLink href="/settings/account">{settingsMessages.account}</NavLink>
          <NavLink href="/settings/storage">{settingsMessages.storage}</NavLink>
        </nav>
        <div className="min-w-0 max-w-2xl">{children}</div>
      </div>
    </InStudio>
  );
}
