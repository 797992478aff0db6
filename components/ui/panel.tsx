import clsx from "clsx";
import { type ReactNode, useId } from "react";

type PanelProps = {
  /** The name of the region, shown as its heading. */
  title: string;
  titleHidden?: boolean;
  /** Stands at the end of the heading's line. */
  aside?: ReactNode;
  /** Without padding, for lists that reach the edge. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
};

/** A named region of a page. */
export function Panel({ title, titleHidden, aside, flush, className, children }: PanelProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={clsx("min-w-0 rounded-panel border border-line bg-panel", className)}
    >
      <div
        className={clsx(
          "flex min-h-12 flex-wrap items-center justify-between gap-x-3 px-4 pt-1.5 pb-1",
          titleHidden && !aside && "sr-only",
        )}
      >
        <h2 id={id} className={titleHidden ? "sr-only" : "text-13 font-semibold text-text"}>
          {title}
        </h2>
        {aside}
      </div>
      <div className={clsx(!flush && "px-4 pb-4", titleHidden && !aside && !flush && "pt-4")}>{children}</div>
    </section>
  );
}
