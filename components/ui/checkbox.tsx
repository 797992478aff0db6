import clsx from "clsx";
import { type ComponentProps, type ReactNode, useId } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "className" | "id"> & {
  /** The whole accessible name. */
  label: ReactNode;
  /** Read after the name, and no part of it. */
  description?: ReactNode;
  /** The description stands in the name's line where there is room. */
  isDescribedBeside?: boolean;
  className?: string;
};

export function Checkbox({
  label,
  description,
  isDescribedBeside = false,
  className,
  ...input
}: CheckboxProps) {
  const id = useId();
  return (
    <div
      className={clsx(
        "min-w-0",
        isDescribedBeside && "flex flex-wrap items-center justify-between gap-x-2",
        className,
      )}
    >
      <label
        htmlFor={id}
        className="group flex min-h-8 items-center gap-2.5 py-1 has-disabled:text-quiet pointer-coarse:min-h-11"
      >
        <span className="relative grid size-4.5 shrink-0 place-items-center">
          <input
            {...input}
            id={id}
            type="checkbox"
            aria-describedby={
              clsx(input["aria-describedby"], description && `${id}-description`) || undefined
            }
            className={clsx(
              "peer absolute inset-0 appearance-none rounded-[0.25rem] border border-edge bg-ground transition-colors",
              "group-hover:border-quiet checked:border-text checked:bg-text disabled:border-line disabled:bg-raised",
              "forced-colors:appearance-auto",
            )}
          />
          <svg
            aria-hidden
            viewBox="0 0 18 18"
            className="pointer-events-none invisible relative size-4.5 text-ground peer-checked:visible peer-disabled:text-quiet forced-colors:hidden"
          >
            <path d="M4.5 9.5 7.5 12.5 13.5 6" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
        </span>
        <span className="min-w-0">{label}</span>
      </label>
      {description && (
        <div id={`${id}-description`} className="ml-7 text-12 text-quiet">
          {description}
        </div>
      )}
    </div>
  );
}
