import clsx from "clsx";

/** The look of a pill: a setting, a chosen model, or the way to more of them. */
export function pillClass(more?: string): string {
  return clsx(
    "relative inline-flex min-h-8 shrink-0 items-center gap-1.5 rounded-full border text-13 font-medium whitespace-nowrap text-text tabular transition-colors select-none",
    "pointer-coarse:min-h-11 pointer-coarse:px-3.5! pointer-coarse:text-14",
    more,
  );
}
