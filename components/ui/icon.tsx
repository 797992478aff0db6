import type { LucideIcon } from "lucide-react";

type IconProps = {
  /** An icon of lucide-react. */
  of: LucideIcon;
  /** In pixels at the normal text size; grows with the text. */
  size?: 14 | 16 | 20 | 28;
  className?: string;
};

const sizes = { 14: "size-3.5", 16: "size-4", 20: "size-5", 28: "size-7" } as const;

/** An icon never speaks: the word beside it, or the label of its button, does. */
export function Icon({ of: Shape, size = 16, className = "" }: IconProps) {
  return <Shape aria-hidden className={`shrink-0 ${sizes[size]} ${className}`} strokeWidth={1.75} />;
}
