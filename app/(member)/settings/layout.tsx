import type { ReactNode } from "react";
import { settingsMessages } from "#components/account/messages.ts";
import { SettingsFrame } from "#components/account/settings-frame.tsx";
import { NavLink } from "#components/shell/nav-link.tsx";
import { requireMember } from "#lib/session/page.ts";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { isOwner } = await requireMember();
  return (
    <SettingsFrame
      nav={
        <>
          <NavLink href="/settings/account">{settingsMessages.account}</NavLink>
          {isOwner && <NavLink href="/settings/members">{settingsMessages.members}</NavLink>}
          <NavLink href="/settings/providers">{settingsMessages.providers}</NavLink>
          <NavLink href="/settings/storage">{settingsMessages.storage}</NavLink>
        </>
      }
    >
      {children}
    </SettingsFrame>
  );
}
