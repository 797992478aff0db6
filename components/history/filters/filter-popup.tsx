"use client";

import type { RefObject } from "react";
import type { HistoryModels } from "#components/history/history-model.ts";
import { filterMessages } from "#components/history/messages.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { HangingPopup } from "#components/ui/hanging-popup.tsx";
import { Select } from "#components/ui/select.tsx";
import type { HistoryFilter } from "#lib/domain/history/history-filter.ts";
import { CostField } from "./cost-field.tsx";
import { DatePresets } from "./date-presets.tsx";
import { DayField } from "./day-field.tsx";
import {
  modelOptions,
  referenceOptions,
  statusOptions,
  tagOptions,
  verdictOptions,
} from "./filter-options.ts";

type FilterPopupProps = {
  filter: HistoryFilter;
  onChange: (change: Partial<HistoryFilter>) => void;
  models: HistoryModels;
  tags: readonly string[];
  button: RefObject<HTMLButtonElement | null>;
  container: RefObject<HTMLDivElement | null>;
  onClose: () => void;
};

/** Every filter, under its button; each counts at once. A default export because React.lazy asks for one. */
export default function FilterPopup(props: FilterPopupProps) {
  const { filter, onChange, models, tags, button, container, onClose } = props;
  const set = (name: keyof HistoryFilter) => ({
    value: String(filter[name] ?? ""),
    onChange: ({ target }: { target: { value: string } }) =>
      onChange({ [name]: target.value === "" ? undefined : target.value }),
  });
  return (
    <HangingPopup
      button={button}
      container={container}
      onClose={onClose}
      placing={{ align: "start" }}
      aria-label={filterMessages.filters}
      className="max-h-(--available-height) w-100 max-w-(--available-width) animate-settle overflow-y-auto rounded-panel border border-edge/45 bg-raised p-4 text-text shadow-float outline-none"
    >
      <div className="grid grid-cols-2 gap-3 max-[22rem]:grid-cols-1">
        <Select
          label={filterMessages.model}
          className="col-span-full"
          options={modelOptions(models, filter.model)}
          {...set("model")}
        />
        <Select label={filterMessages.status} options={statusOptions} {...set("status")} />
        <Select label={filterMessages.verdict} options={verdictOptions} {...set("verdict")} />
        <Select label={filterMessages.references} options={referenceOptions} {...set("reference")} />
        <Select label={filterMessages.tag} options={tagOptions(tags, filter.tag)} {...set("tag")} />
        <DatePresets filter={filter} onChange={onChange} />
        <DayField label={filterMessages.from} value={filter.from} onChange={(from) => onChange({ from })} />
        <DayField label={filterMessages.to} value={filter.to} onChange={(to) => onChange({ to })} />
        <CostField
          label={filterMessages.costFrom}
          value={filter.costFrom}
          onChange={(costFrom) => onChange({ costFrom })}
        />
        <CostField
          label={filterMessages.costTo}
          value={filter.costTo}
          onChange={(costTo) => onChange({ costTo })}
        />
        <Checkbox
          className="col-span-full text-14"
          label={filterMessages.onlyFavourites}
          checked={filter.favourite === "yes"}
          onChange={({ target }) => onChange({ favourite: target.checked ? "yes" : undefined })}
        />
      </div>
    </HangingPopup>
  );
}
