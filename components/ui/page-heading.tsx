import type { ReactNode } from "react";

type PageHeadingProps = { title: string; children?: ReactNode; aside?: ReactNode };

/** The one heading of a page, a sentence under it, and what can be done with the whole page. */
export function PageHeading({ title, children, aside }: PageHeadingProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-28 font-semibold text-text">{title}</h1>
        {children && <p className="mt-1 max-w-prose text-14 text-quiet">{children}</p>}
      </div>
      {aside && <div className="flex flex-wrap gap-2">{aside}</div>}
    </div>
  );
}
