import Link from "next/link";
import type { ReactNode } from "react";
import { LiveRegion } from "#components/state/live-region.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { MemberMenu } from "./member-menu.tsx";
import { shellMessages } from "./messages.ts";
import { NavLink } from "./nav-link.tsx";
import type { Theme } from "./theme.ts";

type AppShellProps = {
  member: { name: string; isOwner: boolean };
  theme: Theme;
  children: ReactNode;
};

/** What stands around every page of a member: where one is, where one can go, who one is. Over a screening room it is as dark as that. */
export function AppShell({ member, theme, children }: AppShellProps) {
  return (
    <div className="group/shell flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {shellMessages.skip}
      </a>
      <header className="@container border-b border-line bg-panel text-text group-has-[.room]/shell:bg-screen">
        <div className="flex min-h-[calc(3rem-1px)] flex-wrap items-center gap-x-1 px-2 sm:px-4">
          <Link
            href="/studio"
            aria-label="Triptych"
            className="mr-2 inline-flex min-h-8 items-center gap-2.5 rounded-control px-1 pointer-coarse:min-h-11 sm:mr-4"
          >
            <Mark />
            <span className="hidden text-14 font-semibold tracking-tight sm:inline">Triptych</span>
          </Link>
          <nav
            aria-label={shellMessages.main}
            className="flex flex-wrap gap-1 @max-[23rem]:order-last @max-[23rem]:w-full @max-[23rem]:gap-0"
          >
            <NavLink href="/studio">{shellMessages.studio}</NavLink>
            <NavLink href="/history">{shellMessages.history}</NavLink>
            <NavLink href="/galleries">{shellMessages.galleries}</NavLink>
            <NavLink href="/scoreboard">{shellMessages.scoreboard}</NavLink>
          </nav>
          <div className="ml-auto">
            <MemberMenu name={member.name} isOwner={member.isOwner} theme={theme} />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="flex grow flex-col">
        {children}
      </main>
      <LiveRegion />
    </div>
  );
}
