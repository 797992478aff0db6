"use client";

import clsx from "clsx";
import { filterMessages } from "#components/history/messages.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import type { HistoryFilter } from "#lib/domain/history/history-filter.ts";
import { daysSince } from "./days-since.ts";

type DatePresetsProps = {
  filter: Pick<HistoryFilter, "from" | "to">;
  onChange: (change: Pick<HistoryFilter, "from" | "to">) => void;
};

/** The spans that are asked for most, up to now; pressed again, any date. */
export function DatePresets({ filter, onChange }: DatePresetsProps) {
  return (
    <fieldset className="col-span-full flex min-w-0 flex-wrap gap-1.5">
      <legend className="mb-1.5 text-13 font-medium">{filterMessages.date}</legend>
      {filterMessages.presets.map(({ days, label }) => {
        const from = daysSince(days, new Date());
        const isOn = filter.from === from && filter.to === undefined;
        return (
          <button
            key={days}
            type="button"
            aria-pressed={isOn}
            onClick={() => onChange({ from: isOn ? undefined : from, to: undefined })}
            className={buttonClass("secondary", "small", clsx("grow", isOn && "border-edge! bg-lifted!"))}
          >
            {label}
          </button>
        );
      })}
    </fieldset>
  );
}
