"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { controlClass } from "#components/ui/control-class.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { offsetSchema } from "#lib/domain/judgement/verdict.ts";
import { actionWords } from "./messages.ts";

type OffsetDialogProps = {
  name: string;
  offsetMs: number;
  onChange: (offsetMs: number) => void;
  onClose: () => void;
};

/** How much later than the others a clip begins, in milliseconds; negative is earlier. It moves while it is typed. */
export function OffsetDialog({ name, offsetMs, onChange, onClose }: OffsetDialogProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    const parsed = offsetSchema.safeParse(Math.round(Number(text)));
    if (text.trim() !== "" && parsed.success && parsed.data !== offsetMs) onChange(parsed.data);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={actionWords.offsetTitle}
      description={name}
      actions={
        <>
          {offsetMs !== 0 && (
            <Button
              variant="quiet"
              onClick={() => {
                setTyped(null);
                onChange(0);
              }}
            >
              {actionWords.reset}
            </Button>
          )}
          <Button onClick={onClose}>{actionWords.done}</Button>
        </>
      }
    >
      <label className="flex items-center gap-2 text-13">
        {actionWords.offsetTitle}
        <input
          type="number"
          inputMode="numeric"
          step={10}
          className={controlClass("tabular h-9 w-28! pointer-coarse:h-11")}
          value={typed ?? offsetMs}
          onChange={({ target }) => {
            setTyped(target.value);
            take(target.value);
          }}
          onBlur={() => setTyped(null)}
        />
        <span className="text-quiet">{actionWords.offsetHint}</span>
      </label>
    </Dialog>
  );
}
