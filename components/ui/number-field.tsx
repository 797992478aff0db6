import type { ComponentProps } from "react";
import { controlClass } from "./control-class.ts";
import { Field, type FieldProps } from "./field.tsx";

type NumberFieldProps = FieldProps & Omit<ComponentProps<"input">, "className" | "id" | "type">;

export function NumberField({
  label,
  labelHidden,
  description,
  error,
  className,
  ...input
}: NumberFieldProps) {
  return (
    <Field {...{ label, labelHidden, description, error, className }}>
      {(control) => (
        <input
          inputMode="numeric"
          {...input}
          {...control}
          type="number"
          className={controlClass("tabular h-9 pointer-coarse:h-11 pointer-coarse:text-16")}
        />
      )}
    </Field>
  );
}
