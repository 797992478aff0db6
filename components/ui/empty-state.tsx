import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

type EmptyStateProps = {
  icon?: LucideIcon;
  /** One line: what is not here yet. */
  title: string;
  /** One step: how to get it. */
  children?: ReactNode;
  action?: ReactNode;
};

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 rounded-panel border border-dashed border-line px-6 py-10 text-center">
      {icon && <Icon of={icon} size={28} className="mb-1 text-quiet" />}
      <p className="text-14 font-medium text-text">{title}</p>
      {children && <div className="max-w-prose text-13 text-quiet">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
