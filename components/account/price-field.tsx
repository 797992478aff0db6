"use client";

import { useEffect, useRef, useState } from "react";
import { TextField } from "#components/ui/text-field.tsx";
import { saveModelPriceAction } from "#lib/actions/provider-choice-actions.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { providerMessages } from "./messages.ts";
import { parsePrice, priceText } from "./price-text.ts";
import { SavedMark } from "./form-parts.tsx";
import { useIsAlive } from "#components/state/use-is-alive.ts";
import { useSaving } from "./use-saving.ts";

type PriceFieldProps = { modelId: ModelId; label: string; perSecondMicro: number | null };

const pauseMs = 700;

/** What a second of a model costs. It is saved when the field is left, at Enter, or after a pause. */
export function PriceField({ modelId, label, perSecondMicro }: PriceFieldProps) {
  const { chosen, saving, choose } = useSaving(perSecondMicro, (next: number | null) =>
    saveModelPriceAction({ modelId, perSecondMicro: next }),
  );
  const [text, setText] = useState(priceText(perSecondMicro));
  const [isWrong, setWrong] = useState(false);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const isAlive = useIsAlive();

  const keep = (written: string, isFinished: boolean) => {
    clearTimeout(pause.current);
    const micro = parsePrice(written);
    setWrong(micro === undefined && isFinished);
    if (micro !== undefined && micro !== chosen) void choose(micro);
  };
  const refusal = saving.state === "refused" ? saving.sentence : undefined;
  return (
    <div>
      <TextField
        label={label}
        inputMode="decimal"
        autoComplete="off"
        placeholder={providerMessages.priceUnknown}
        value={text}
        disabled={!isAlive}
        error={isWrong ? providerMessages.priceWrong : refusal}
        onChange={({ target: { value } }) => {
          setText(value);
          setWrong(false);
          clearTimeout(pause.current);
          pause.current = setTimeout(() => keep(value, false), pauseMs);
        }}
        onBlur={() => keep(text, true)}
        onKeyDown={({ key }) => {
          if (key === "Enter") keep(text, true);
        }}
      />
      <SavedMark saving={isWrong ? { state: "idle" } : saving} />
    </div>
  );
}
