import type { ComponentProps } from "react";
import { controlClass } from "./control-class.ts";
import { Field, type FieldProps } from "./field.tsx";

type TextFieldProps = FieldProps & Omit<ComponentProps<"input">, "className" | "id">;

export function TextField({ label, labelHidden, description, error, className, ...input }: TextFieldProps) {
  return (
    <Field {...{ label, labelHidden, description, error, className }}>
      {(control) => (
        <input
          type="text"
          {...input}
          {...control}
          className={controlClass("h-9 pointer-coarse:h-11 pointer-coarse:text-16")}
        />
      )}
    </Field>
  );
}
