import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { Icon } from "#components/ui/icon.tsx";
import type { SelectOption } from "#components/ui/select.tsx";
import "#components/composer/settings/list-select.css";

type OwnChoiceProps = {
  label: ReactNode;
  options: readonly SelectOption[];
  field: UseFormRegisterReturn;
};

/** A choice of one model in one line: its name, and at the end of it the value. */
export function OwnChoice({ label, options, field }: OwnChoiceProps) {
  const id = useId();
  return (
    <div className="flex min-h-8 items-center justify-between gap-3 text-13 pointer-coarse:min-h-11">
      <label htmlFor={id}>{label}</label>
      <span className="relative min-w-0 rounded-control hover:bg-lifted">
        <select
          id={id}
          {...field}
          className="list-select inline-flex min-h-8 w-full appearance-none items-center justify-end truncate rounded-control bg-transparent pr-7 pl-2 text-right text-quiet [text-align-last:right] pointer-coarse:min-h-11 pointer-coarse:text-16"
        >
          {options.map(({ value, label: words }) => (
            <option key={value} value={value} className="text-left text-text">
              {words}
            </option>
          ))}
        </select>
        <Icon
          of={ChevronDown}
          size={14}
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-quiet"
        />
      </span>
    </div>
  );
}
