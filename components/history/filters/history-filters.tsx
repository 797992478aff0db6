"use client";

import clsx from "clsx";
import { SlidersHorizontal, Star, X } from "lucide-react";
import { type Ref, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Select } from "#components/ui/select.tsx";
import { type HistoryFilter, historyParams } from "#lib/domain/history/history-filter.ts";
import { CostField } from "./cost-field.tsx";
import { DayField } from "./day-field.tsx";
import {
  modelOptions,
  referenceOptions,
  statusOptions,
  tagOptions,
  verdictOptions,
} from "./filter-options.ts";
import { SearchField } from "./search-field.tsx";
import { nothingAsked } from "./use-filter.ts";

type HistoryFiltersProps = {
  filter: HistoryFilter;
  onChange: (change: Partial<HistoryFilter>) => void;
  labels: Readonly<Record<string, string>>;
  tags: readonly string[];
  searchRef: Ref<HTMLInputElement>;
};

/** What is looked for. On a narrow screen all but the words waits behind a button, which says how much is asked there. */
export function HistoryFilters({ filter, onChange, labels, tags, searchRef }: HistoryFiltersProps) {
  const [isOpen, setOpen] = useState(false);
  const asked = historyParams({ ...filter, q: undefined, zone: undefined, favourite: undefined }).size;
  const set = (name: keyof HistoryFilter) => (event: { target: { value: string } }) =>
    onChange({ [name]: event.target.value === "" ? undefined : event.target.value });
  return (
    <search className="mb-2 flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          ref={searchRef}
          value={filter.q ?? ""}
          onSearch={(q) => onChange({ q: q === "" ? undefined : q })}
        />
        <Button
          aria-pressed={filter.favourite === "yes"}
          className={clsx(filter.favourite && "border-text!")}
          onClick={() => onChange({ favourite: filter.favourite ? undefined : "yes" })}
        >
          <Icon of={Star} className={filter.favourite && "fill-current"} />
          Favourites
        </Button>
        <Button aria-expanded={isOpen} className="lg:hidden" onClick={() => setOpen(!isOpen)}>
          <Icon of={SlidersHorizontal} />
          Filters{asked > 0 && ` (${asked})`}
        </Button>
        {historyParams(filter).size > 0 && (
          <Button variant="quiet" onClick={() => onChange(nothingAsked)}>
            <Icon of={X} />
            Clear filters
          </Button>
        )}
      </div>
      <div
        className={clsx(
          "grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-3 xl:grid-cols-[1.3fr_repeat(4,minmax(0,1fr))_repeat(2,8.75rem)_repeat(2,5.5rem)]",
          isOpen ? "grid" : "hidden lg:grid",
        )}
      >
        <Select
          label="Model"
          options={modelOptions(labels, filter.model)}
          value={filter.model ?? ""}
          onChange={set("model")}
        />
        <Select label="Status" options={statusOptions} value={filter.status ?? ""} onChange={set("status")} />
        <Select
          label="Verdict"
          options={verdictOptions}
          value={filter.verdict ?? ""}
          onChange={set("verdict")}
        />
        <Select
          label="References"
          options={referenceOptions}
          value={filter.reference ?? ""}
          onChange={set("reference")}
        />
        <Select
          label="Tag"
          options={tagOptions(tags, filter.tag)}
          value={filter.tag ?? ""}
          onChange={set("tag")}
        />
        <DayField label="From" value={filter.from} onChange={(from) => onChange({ from })} />
        <DayField label="To" value={filter.to} onChange={(to) => onChange({ to })} />
        <CostField
          label="Cost from"
          value={filter.costFrom}
          onChange={(costFrom) => onChange({ costFrom })}
        />
        <CostField label="Cost up to" value={filter.costTo} onChange={(costTo) => onChange({ costTo })} />
      </div>
    </search>
  );
}
