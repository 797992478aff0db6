import type { ReactNode } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { NumberField } from "#components/ui/number-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { optionsOf } from "./settings-fields.ts";
import type { Setting } from "#lib/domain/settings/setting.ts";

type SettingFieldProps = {
  row: Setting;
  label: ReactNode;
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
  offer,
  placeholder,
  readOnly,
  description,
  error,
  field,
}: SettingFieldProps) {
  const common = { label, description };
  if (row.control === "choice") return <Select label={label} options={optionsOf(row)} {...field} />;
  if (row.control === "tick") return <Checkbox {...common} {...field} />;
  const written = { ...common, placeholder, readOnly, error, ...field };
  if (row.control === "text") return <Textarea rows={2} {...written} />;
  if (row.control === "line") return <TextField autoComplete="off" spellCheck={false} {...written} />;
  const bounds = row.bounds?.(offer);
  return <NumberField inputMode={bounds?.step === "any" ? "decimal" : "numeric"} {...bounds} {...written} />;
}
