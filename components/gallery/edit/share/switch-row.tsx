import clsx from "clsx";
import { useId } from "react";

type SwitchRowProps = {
  label: string;
  hint?: string | undefined;
  /** It belongs to the one above it. */
  isPartOf?: boolean;
  checked: boolean;
  onChange: (isOn: boolean) => void;
};

/** One line that is on or off; the whole line is pressed. */
export function SwitchRow({ label, hint, isPartOf = false, checked, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={clsx(
        "flex min-h-8 cursor-pointer items-center justify-between gap-4 py-1 pointer-coarse:min-h-11",
        isPartOf && "pl-4 text-13",
      )}
    >
      <span className="min-w-0">
        {label}
        {hint && (
          <span id={`${id}-hint`} className="block text-12 text-quiet">
            {hint}
          </span>
        )}
      </span>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-label={label}
        aria-describedby={hint && `${id}-hint`}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className={clsx(
          "relative h-5 w-9 shrink-0 appearance-none rounded-full bg-edge transition-colors checked:bg-text forced-colors:appearance-auto",
          "before:absolute before:top-0.5 before:left-0.5 before:size-4 before:rounded-full before:bg-[oklch(0.98_0_0)] before:transition-transform checked:before:translate-x-4 checked:before:bg-panel forced-colors:before:hidden",
        )}
      />
    </label>
  );
}
