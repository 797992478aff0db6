"use client";

import { useState } from "react";
import { controlClass } from "#components/ui/control-class.ts";
import { offsetSchema } from "#lib/domain/judgement/verdict.ts";

type OffsetFieldProps = { offsetMs: number; onChange: (offsetMs: number) => void };

/** How much later than the others a clip begins, in milliseconds; negative is earlier. */
export function OffsetField({ offsetMs, onChange }: OffsetFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    const parsed = offsetSchema.safeParse(Math.round(Number(text)));
    if (text.trim() !== "" && parsed.success && parsed.data !== offsetMs) onChange(parsed.data);
  };
  return (
    <label className="flex items-center gap-2 text-12 text-quiet">
      Offset
      <input
        type="number"
        inputMode="numeric"
        step={10}
        className={controlClass("tabular h-8 w-20! text-13! pointer-coarse:h-11")}
        value={typed ?? offsetMs}
        onChange={({ target }) => {
          setTyped(target.value);
          take(target.value);
        }}
        onBlur={() => setTyped(null)}
      />
      <span aria-hidden>ms</span>
    </label>
  );
}
