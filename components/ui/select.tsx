import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlClass } from "./control-class.ts";
import { Field, type FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";

export type SelectOption = { value: string; label: string; disabled?: boolean };

type SelectProps = FieldProps &
  Omit<ComponentProps<"select">, "className" | "id" | "children"> & { options: readonly SelectOption[] };

/** The platform's own choice of one: light, and at home on a phone. */
export function Select({
  label,
  labelHidden,
  description,
  error,
  className,
  options,
  ...select
}: SelectProps) {
  return (
    <Field {...{ label, labelHidden, description, error, className }}>
      {(control) => (
        <div className="relative">
          <select
            {...select}
            {...control}
            className={controlClass(
              "h-9 appearance-none pr-8 text-ellipsis pointer-coarse:h-11 pointer-coarse:text-16",
            )}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon
            of={ChevronDown}
            className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 text-quiet"
          />
        </div>
      )}
    </Field>
  );
}
