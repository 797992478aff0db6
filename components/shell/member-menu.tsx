"use client";

import { KeyRound, LogOut, UserRound, UsersRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
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
      const isDone = await signOutAction({}).then(
        ({ ok }) => ok,
        () => false, // no answer came
      );
      if (isDone) router.replace("/sign-in");
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
    <Menu
      label={shellMessages.menuOf(name)}
      entries={entries}
      size="small"
      className="ml-0.5 min-w-8 px-0! pointer-coarse:min-w-[44px]"
    >
      {/* Drawn, not written: they are no part of the menu's name. */}
      <span
        aria-hidden
        data-initials={initialsOf(name)}
        className="grid size-7 place-items-center rounded-full bg-lifted text-12 font-semibold text-text before:content-[attr(data-initials)]"
      />
    </Menu>
  );
}

/** "LR": of the first word and the last. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map(
    (word) => Array.from(word ?? "")[0] ?? "",
  );
  return letters.join("").toLocaleUpperCase();
}
