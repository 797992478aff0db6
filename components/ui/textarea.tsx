import clsx from "clsx";
import type { ComponentProps } from "react";
import { controlClass } from "./control-class.ts";
import { Field, type FieldProps } from "./field.tsx";

type TextareaProps = FieldProps & Omit<ComponentProps<"textarea">, "className" | "id"> & { mono?: boolean };

export function Textarea({
  label,
  labelHidden,
  description,
  error,
  className,
  mono,
  ...textarea
}: TextareaProps) {
  return (
    <Field {...{ label, labelHidden, description, error, className }}>
      {(control) => (
        <textarea
          rows={3}
          dir="auto"
          {...textarea}
          {...control}
          className={controlClass(clsx("min-h-9 resize-y py-2", mono && "font-mono text-13!"))}
        />
      )}
    </Field>
  );
}
