import clsx from "clsx";
import { type ReactNode, useId } from "react";

type GroupPanelProps = { title: string; aside?: ReactNode; className?: string; children: ReactNode };

/** Controls that belong together, under a heading that names them. */
export function GroupPanel({ title, aside, className, children }: GroupPanelProps) {
  const id = useId();
  return (
    <fieldset
      aria-labelledby={id}
      className={clsx("min-w-0 rounded-panel border border-line bg-panel px-4 pb-4", className)}
    >
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 pt-1">
        <h2 id={id} className="text-13 font-semibold text-text">
          {title}
        </h2>
        {aside && <div className="text-12 text-quiet tabular">{aside}</div>}
      </div>
      {children}
    </fieldset>
  );
}
