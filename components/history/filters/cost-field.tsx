"use client";

import { useState } from "react";
import { TextField } from "#components/ui/text-field.tsx";

type CostFieldProps = {
  label: string;
  value: number | undefined;
  onChange: (amount: number | undefined) => void;
};

/** An amount, in units of whatever currency; what is no amount yet is waited for. */
export function CostField({ label, value, onChange }: CostFieldProps) {
  const [text, setText] = useState(value === undefined ? "" : String(value));
  const [asked, setAsked] = useState(value);
  if (value !== asked) {
    setAsked(value);
    if (value !== amountOf(text)) setText(value === undefined ? "" : String(value));
  }
  return (
    <TextField
      label={label}
      type="number"
      min={0}
      step="any"
      inputMode="decimal"
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(amountOf(event.target.value));
      }}
    />
  );
}

function amountOf(text: string): number | undefined {
  return text.trim() === "" || !(Number(text) >= 0) ? undefined : Number(text);
}
