"use client";

import { Menu as MenuIcon } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { shellMessages } from "./messages.ts";
import { NavLink } from "./nav-link.tsx";

const pages = [
  { href: "/studio", label: shellMessages.studio },
  { href: "/history", label: shellMessages.history },
  { href: "/galleries", label: shellMessages.galleries },
  { href: "/scoreboard", label: shellMessages.scoreboard },
] as const;

/** The pages of the studio side by side; where there is no room for them, behind one button. */
export function NavLinks() {
  return (
    <>
      <nav aria-label={shellMessages.main} className="hidden gap-0.5 @min-[38rem]:flex">
        {pages.map(({ href, label }) => (
          <NavLink key={href} href={href}>
            {label}
          </NavLink>
        ))}
      </nav>
      <div className="@min-[38rem]:hidden">
        <Menu
          label={shellMessages.mainMenu}
          align="start"
          size="small"
          className="min-w-8 px-0! pointer-coarse:min-w-[44px]"
          entries={pages.map((page) => ({ type: "link", ...page }))}
        >
          <Icon of={MenuIcon} size={20} />
        </Menu>
      </div>
    </>
  );
}
