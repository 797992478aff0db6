import { ChevronRight, type LucideIcon } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";

type FoldRowProps = {
  icon: LucideIcon;
  label: string;
  /** How it stands, in a word or two. */
  value: ReactNode;
  /** Given the way to fold it again. */
  children: (close: () => void) => ReactNode;
};

/** One line that says how something stands, and opens to change it. */
export function FoldRow({ icon, label, value, children }: FoldRowProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        className="flex min-h-8 w-full cursor-pointer items-center gap-2.5 rounded-control text-left pointer-coarse:min-h-11"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon of={icon} />
        {label}
        <span className="tabular ml-auto text-13 text-quiet">{value}</span>
        <Icon
          of={ChevronRight}
          size={14}
          className={`text-quiet transition-transform ${isOpen ? "rotate-90" : ""}`}
        />
      </button>
      {isOpen && (
        <div id={id} className="pt-1 pb-3">
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}
