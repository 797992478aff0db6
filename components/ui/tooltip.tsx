import type { ReactNode } from "react";

type TooltipProps = { text: string; className?: string; children: ReactNode };

/**
 * A short hint for what it wraps, on hover and on focus. It repeats or abbreviates, and never holds what can be found
 * nowhere else: screen readers and touch do not get it. Shown by `TooltipLayer`, which stands once in the page.
 */
export function Tooltip({ text, className, children }: TooltipProps) {
  return (
    <span data-tooltip={text} className={className ?? "inline-flex"}>
      {children}
    </span>
  );
}
