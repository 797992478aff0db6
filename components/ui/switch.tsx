import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "className" | "id"> & {
  label: ReactNode;
  className?: string;
};

/** For what takes effect at once. */
export function Switch({ label, className, ...input }: SwitchProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={clsx(
        "flex min-h-8 items-center justify-between gap-3 has-disabled:text-quiet pointer-coarse:min-h-11",
        className,
      )}
    >
      <span className="min-w-0">{label}</span>
      <input
        {...input}
        id={id}
        type="checkbox"
        role="switch"
        className={clsx(
          "relative h-5 w-9 shrink-0 appearance-none rounded-full border border-edge bg-ground transition-colors",
          "before:absolute before:top-0.5 before:left-0.5 before:size-3.5 before:rounded-full before:bg-quiet before:transition-transform",
          "checked:border-accent checked:bg-accent checked:before:translate-x-4 checked:before:bg-on-accent",
          "disabled:border-line disabled:bg-raised forced-colors:appearance-auto forced-colors:before:hidden",
        )}
      />
    </label>
  );
}
