import type { ReactNode } from "react";
import { settingsMessages } from "./messages.ts";

/** The pages of the settings beside their list. */
export function SettingsFrame({ nav, children }: { nav: ReactNode; children: ReactNode }) {
  return (
    <div className="grid w-full justify-center gap-x-14 gap-y-6 px-4 py-6 sm:px-6 md:grid-cols-[9rem_minmax(0,47.5rem)] md:pt-10 md:pb-16 lg:grid-cols-[12.5rem_minmax(0,47.5rem)] xl:-ml-18 xl:w-[calc(100%+4.5rem)]">
      <nav
        aria-label={settingsMessages.settings}
        className="flex flex-wrap content-start gap-0.5 max-md:-ml-1.5 sm:max-md:-ml-2.5 md:flex-col md:flex-nowrap md:items-stretch md:pt-1"
      >
        {nav}
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

type SettingsHeadingProps = { title: string; children?: ReactNode; aside?: ReactNode };

/** The heading of one of them, and at most a line under it. */
export function SettingsHeading({ title, children, aside }: SettingsHeadingProps) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-28 font-semibold">{title}</h1>
        {children && <p className="mt-1 text-14 break-words text-quiet">{children}</p>}
      </div>
      {aside}
    </div>
  );
}
