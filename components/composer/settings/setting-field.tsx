import type { ReactNode } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { Select, type SelectOption } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Setting } from "#lib/domain/settings/setting.ts";

type SettingFieldProps = {
  row: Setting;
  label: ReactNode;
  /** What a select offers; with them a tick becomes one too. */
  options?: readonly SelectOption[];
  /** What a model offers, where the control is for one alone. */
  offer?: unknown;
  placeholder?: string | undefined;
  readOnly?: boolean;
  description?: ReactNode;
  error: string | undefined;
  /** What the form's `register` gives. */
  field: UseFormRegisterReturn;
};

/** The control of one setting, whichever its row of the table asks for. */
export function SettingField({
  row,
  label,
  options,
  offer,
  placeholder,
  readOnly,
  description,
  error,
  field,
}: SettingFieldProps) {
  const className = row.hint || row.control === "text" || row.control === "tick" ? "col-span-full" : "";
  const common = { label, description, className };
  if (options) return <Select label={label} options={options} {...field} />;
  if (row.control === "tick") return <Checkbox {...common} {...field} />;
  const written = { ...common, placeholder, readOnly, error, ...field };
  if (row.control === "text") return <Textarea rows={2} {...written} />;
  if (row.control === "line") return <TextField autoComplete="off" spellCheck={false} {...written} />;
  const bounds = row.bounds?.(offer);
  return <NumberField inputMode={bounds?.step === "any" ? "decimal" : "numeric"} {...bounds} {...written} />;
}
