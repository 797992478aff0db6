"use client";

import { TextField } from "#components/ui/text-field.tsx";
import { useOwnText } from "./use-own-text.ts";

type DayFieldProps = {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
};

/** A day; whoever types one passes by years such as 0002, which are waited through. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const [text, setText] = useOwnText(value ?? "", (written) => dayOf(written) ?? "");
  return (
    <TextField
      label={label}
      type="date"
      max="9999-12-31"
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(dayOf(event.target.value));
      }}
    />
  );
}

function dayOf(text: string): string | undefined {
  return /^[1-9]\d{3}-/.test(text) ? text : undefined;
}
