import clsx from "clsx";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "normal" | "large";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-primary font-semibold text-on-primary hover:bg-primary-strong",
  secondary: "border-line bg-raised font-medium text-text hover:border-edge hover:bg-lifted",
  quiet: "border-transparent font-medium text-quiet hover:bg-raised hover:text-text",
  danger: "border-line bg-raised font-medium text-failed hover:border-failed hover:bg-lifted",
};

const sizes: Record<ButtonSize, string> = {
  small: "min-h-8 px-2.5 text-13",
  normal: "min-h-9 px-3 text-14",
  large: "min-h-11 px-5 text-14",
};

/** The look of a button, for whatever element has to be one. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, more?: string): string {
  return clsx(
    "inline-flex items-center justify-center gap-2 rounded-control border text-center transition-colors select-none",
    "pointer-coarse:min-h-11",
    "disabled:border-line disabled:bg-raised disabled:text-quiet disabled:opacity-70 forced-colors:disabled:text-[GrayText]",
    "aria-disabled:border-line aria-disabled:bg-raised aria-disabled:text-quiet aria-disabled:opacity-70",
    variants[variant],
    sizes[size],
    more,
  );
}
