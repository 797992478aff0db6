import clsx from "clsx";

/** The look of what one types or chooses in. */
export function controlClass(more?: string): string {
  return clsx(
    "w-full min-w-0 rounded-control border border-edge bg-ground px-2.5 text-14 text-text transition-colors",
    "placeholder:text-quiet hover:border-quiet aria-invalid:border-failed",
    "disabled:border-line disabled:bg-raised disabled:text-quiet",
    more,
  );
}
