"use client";

import { CircleUser, KeyRound, LogOut, UserRound, UsersRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Icon } from "#components/ui/icon.tsx";
import type { MenuEntry } from "#components/ui/menu-entry.ts";
import { Menu } from "#components/ui/menu.tsx";
import { showToast } from "#components/ui/toast.ts";
import { signOutAction } from "#lib/actions/auth-actions.ts";
import { shellMessages } from "./messages.ts";
import { chooseTheme, parseTheme, type Theme } from "./theme.ts";

type MemberMenuProps = { name: string; isOwner: boolean; theme: Theme };

export function MemberMenu({ name, isOwner, theme: savedTheme }: MemberMenuProps) {
  const router = useRouter();
  const [theme, setTheme] = useState(savedTheme);
  const [, startTransition] = useTransition();
  const signOut = () =>
    startTransition(async () => {
      const result = await signOutAction({});
      if (result.ok) router.replace("/sign-in");
      else showToast({ title: shellMessages.notSignedOut, tone: "failed" });
    });
  const entries: MenuEntry[] = [
    { type: "link", label: shellMessages.account, href: "/settings/account", icon: UserRound },
    { type: "link", label: shellMessages.providers, href: "/settings/providers", icon: KeyRound },
    ...(isOwner
      ? [{ type: "link" as const, label: shellMessages.members, href: "/settings/members", icon: UsersRound }]
      : []),
    { type: "line", id: "before-theme" },
    {
      type: "choice",
      label: shellMessages.theme,
      value: theme,
      options: [
        { value: "system", label: shellMessages.themes.system },
        { value: "dark", label: shellMessages.themes.dark },
        { value: "light", label: shellMessages.themes.light },
      ],
      onChange: (value) => {
        const next = parseTheme(value);
        chooseTheme(next);
        setTheme(next);
      },
    },
    { type: "line", id: "before-sign-out" },
    { type: "action", label: shellMessages.signOut, onSelect: signOut, icon: LogOut },
  ];
  return (
    <Menu label={shellMessages.menuOf(name)} entries={entries} className="max-w-48 px-2!">
      <Icon of={CircleUser} size={20} />
      <span className="hidden truncate sm:inline">{name}</span>
    </Menu>
  );
}
