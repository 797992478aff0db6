import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import clsx from "clsx";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

type IconButtonProps = Omit<ComponentProps<typeof Button>, "children" | "aria-label"> & {
  /** The accessible name; shown as a tooltip too. */
  label: string;
  icon: LucideIcon;
};

export function IconButton({ label, icon, variant = "quiet", className, ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      size="small"
      aria-label={label}
      data-tooltip={label}
      className={clsx("min-w-8 px-0! pointer-coarse:min-w-11", className)}
    >
      <Icon of={icon} />
    </Button>
  );
}
