import Link from "next/link";
import type { ReactNode } from "react";
import { LiveRegion } from "#components/state/live-region.tsx";
import { Mark } from "#components/ui/mark.tsx";
import { ActivityButton } from "./activity/activity-button.tsx";
import { CommandLayer } from "./command-layer.tsx";
import { MemberMenu } from "./member-menu.tsx";
import { shellMessages } from "./messages.ts";
import { NavLinks } from "./nav-links.tsx";
import { NewPromptButton } from "./new-prompt-button.tsx";
import { SearchButton } from "./search-button.tsx";
import type { Theme } from "./theme.ts";

type AppShellProps = {
  member: { name: string; isOwner: boolean };
  theme: Theme;
  usesShortcuts: boolean;
  children: ReactNode;
};

/** What stands around every page of a member: where one is, where one can go, who one is. Over a screening room it is as dark as that. */
export function AppShell({ member, theme, usesShortcuts, children }: AppShellProps) {
  return (
    <div className="group/shell flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-primary px-4 py-2 font-semibold text-on-primary focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {shellMessages.skip}
      </a>
      <header className="@container border-b border-line text-text group-has-[.room]/shell:bg-screen">
        <div className="flex min-h-[calc(3rem-1px)] flex-wrap items-center gap-x-1 px-2 sm:pr-3 sm:pl-4">
          <Link
            href="/studio"
            aria-label="Triptych"
            className="mr-2 inline-flex min-h-8 items-center gap-2.5 rounded-control px-1 @min-[52rem]:mr-4 pointer-coarse:min-h-11"
          >
            <Mark />
            <span className="hidden text-14 font-semibold tracking-tight @min-[52rem]:inline">Triptych</span>
          </Link>
          <NavLinks />
          <div className="ml-auto flex flex-wrap items-center justify-end gap-1 @max-[18rem]:gap-0">
            <ActivityButton />
            <NewPromptButton />
            <SearchButton />
            <MemberMenu name={member.name} isOwner={member.isOwner} theme={theme} />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="flex grow flex-col">
        {children}
      </main>
      <LiveRegion />
      <CommandLayer isOwner={member.isOwner} usesShortcuts={usesShortcuts} />
    </div>
  );
}
