import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";

type GroupPanelProps = {
  title: string;
  aside?: ReactNode;
  className?: string;
  /** On a narrow screen a button folds it. */
  foldsWhenNarrow?: boolean;
  children: ReactNode;
};

/** Controls that belong together, under a heading that names them. */
export function GroupPanel({ title, aside, className, foldsWhenNarrow = false, children }: GroupPanelProps) {
  const id = useId();
  const [isFolded, setFolded] = useState(false);
  return (
    <fieldset
      aria-labelledby={id}
      className={clsx("min-w-0 rounded-panel border border-line bg-panel px-4 pb-4", className)}
    >
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 pt-1">
        <h2 id={id} className="text-13 font-semibold text-text">
          {title}
        </h2>
        <div className="flex items-center gap-2">
          {aside && <div className="text-12 text-quiet tabular">{aside}</div>}
          {foldsWhenNarrow && (
            <IconButton
              label={isFolded ? `Show ${title.toLowerCase()}` : `Hide ${title.toLowerCase()}`}
              icon={ChevronDown}
              aria-expanded={!isFolded}
              className={clsx("min-[56.25rem]:hidden", !isFolded && "[&_svg]:rotate-180")}
              onClick={() => setFolded(!isFolded)}
            />
          )}
        </div>
      </div>
      <div className={clsx(isFolded && "max-[56.24rem]:hidden")}>{children}</div>
    </fieldset>
  );
}
