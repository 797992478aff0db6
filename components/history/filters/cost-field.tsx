"use client";

import { filterMessages } from "#components/history/messages.ts";
import { TextField } from "#components/ui/text-field.tsx";
import { historyCostMax } from "#lib/domain/history/history-filter.ts";
import { useOwnText } from "./use-own-text.ts";

type CostFieldProps = {
  label: string;
  value: number | undefined;
  onChange: (amount: number | undefined) => void;
};

/** An amount, in units of whatever currency; what is none asks for nothing, and says so. */
export function CostField({ label, value, onChange }: CostFieldProps) {
  const [text, setText] = useOwnText(written(value), (typed) => written(amountOf(typed)));
  return (
    <TextField
      label={label}
      type="number"
      min={0}
      max={historyCostMax}
      step="any"
      inputMode="decimal"
      value={text}
      error={text.trim() !== "" && amountOf(text) === undefined ? filterMessages.costRange : undefined}
      onChange={(event) => {
        setText(event.target.value);
        onChange(amountOf(event.target.value));
      }}
    />
  );
}

const written = (amount: number | undefined) => (amount === undefined ? "" : String(amount));

function amountOf(text: string): number | undefined {
  const amount = Number(text);
  return text.trim() !== "" && amount >= 0 && amount <= historyCostMax ? amount : undefined;
}
