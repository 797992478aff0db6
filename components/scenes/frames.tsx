import type { ReactNode } from "react";
import { settingsMessages } from "#components/account/messages.ts";
import { SettingsFrame } from "#components/account/settings-frame.tsx";
import { AppShell } from "#components/shell/app-shell.tsx";
import { NavLink } from "#components/shell/nav-link.tsx";

/** A page of a member, as `app/(member)` puts it. */
export function InStudio({ children }: { children: ReactNode }) {
  return (
    <AppShell member={{ name: "Mira Okafor", isOwner: true }} theme="system" usesShortcuts>
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
      <SettingsFrame
        nav={
          <>
            <NavLink href="/settings/account">{settingsMessages.account}</NavLink>
            <NavLink href="/settings/members">{settingsMessages.members}</NavLink>
            <NavLink href="/settings/providers">{settingsMessages.providers}</NavLink>
            <NavLink href="/settings/storage">{settingsMessages.storage}</NavLink>
          </>
        }
      >
        {children}
      </SettingsFrame>
    </InStudio>
  );
}
