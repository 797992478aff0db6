import clsx from "clsx";
import { type ReactNode, useId } from "react";
import { CircleAlert } from "lucide-react";
import { Icon } from "./icon.tsx";

/** What a control must carry so that its label, description and error belong to it. */
export type ControlProps = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

export type FieldProps = {
  label: ReactNode;
  /** The label is there for screen readers only. */
  labelHidden?: boolean;
  description?: ReactNode;
  /** A sentence; beside the field and read with it. */
  error?: string | undefined;
  className?: string;
};

type FieldOwnProps = FieldProps & { children: (control: ControlProps) => ReactNode };

/** A label, a control, what helps and what is wrong. */
export function Field({ label, labelHidden, description, error, className, children }: FieldOwnProps) {
  const id = useId();
  const descriptionId = `${id}-description`;
  const errorId = `${id}-error`;
  const describedBy = [description && descriptionId, error && errorId].filter(Boolean).join(" ");
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-13 font-medium text-text"}>
        {label}
      </label>
      {children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {description && (
        <p id={descriptionId} className="text-12 text-quiet">
          {description}
        </p>
      )}
      {error && (
        <p id={errorId} className="flex gap-1.5 text-13 text-failed">
          <Icon of={CircleAlert} size={14} className="mt-0.75" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
