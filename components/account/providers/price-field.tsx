"use client";

import { useEffect, useRef, useState } from "react";
import { SavedMark } from "#components/account/form-parts.tsx";
import { rowClass } from "#components/account/setting-row.tsx";
import { useSaving } from "#components/account/use-saving.ts";
import { useIsAlive } from "#components/state/use-is-alive.ts";
import { controlClass } from "#components/ui/control-class.ts";
import { Field } from "#components/ui/field.tsx";
import { saveModelPriceAction } from "#lib/actions/provider-choice-actions.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { providerMessages } from "./messages.ts";
import { parsePrice, priceText } from "./price-text.ts";

type PriceFieldProps = {
  modelId: ModelId;
  /** The field's name; shown at its left where `model` is absent. */
  label: string;
  /** Shown after the field, where several stand under one heading. */
  model?: string;
  description?: string;
  perSecondMicro: number | null;
};

const pauseMs = 700;

/** What a second of a model costs. It is saved when the field is left, at Enter, or after a pause. */
export function PriceField({ modelId, label, model, description, perSecondMicro }: PriceFieldProps) {
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
    <Field
      label={label}
      labelHidden={model !== undefined}
      description={description}
      error={isWrong ? providerMessages.priceWrong : refusal}
      className={model === undefined ? rowClass : ""}
    >
      {(control) => (
        <div className="flex flex-wrap items-center gap-x-2.5">
          <span className="relative w-28">
            {text !== "" && (
              <span
                aria-hidden
                className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center font-mono text-13 text-quiet"
              >
                $
              </span>
            )}
            <input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              placeholder={providerMessages.priceUnknown}
              value={text}
              disabled={!isAlive}
              className={controlClass(
                `h-9 pointer-coarse:h-11 pointer-coarse:text-16! ${text === "" ? "" : "pl-5! font-mono text-13!"}`,
              )}
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
          </span>
          {model && (
            <span aria-hidden className="text-13 text-quiet">
              {model}
            </span>
          )}
          <SavedMark saving={isWrong ? { state: "idle" } : saving} />
        </div>
      )}
    </Field>
  );
}
