"use client";

import { LayoutDashboard, ListFilter, Rows3, X } from "lucide-react";
import { lazy, type ReactNode, type Ref, Suspense, useRef, useState } from "react";
import type { HistoryModels } from "#components/history/history-model.ts";
import { filterMessages, historyMessages } from "#components/history/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type HistoryFilter, isFiltered } from "#lib/domain/history/history-filter.ts";
import { chipsOf } from "./chips-of.ts";
import { SearchField } from "./search-field.tsx";
import { type HistoryView, nothingAsked } from "./use-filter.ts";

const FilterPopup = lazy(() => import("./filter-popup.tsx"));

type FilterBarProps = {
  filter: HistoryFilter;
  onChange: (change: Partial<HistoryFilter>) => void;
  view: HistoryView;
  onView: (view: HistoryView) => void;
  models: HistoryModels;
  tags: readonly string[];
  searchRef: Ref<HTMLInputElement>;
  /** Before the switch of views. */
  children: ReactNode;
};

/** One line over the pictures: words, filters behind a button with a chip for each that is set, and how it is shown. */
export function FilterBar(props: FilterBarProps) {
  const { filter, onChange, view, onView, models, tags, searchRef, children } = props;
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const beside = useRef<HTMLDivElement>(null);
  const chips = chipsOf(filter, models);
  return (
    <search className="z-30 -mx-4 flex min-h-14 flex-wrap items-center gap-2 bg-ground px-4 py-2.5 md:sticky md:top-0 md:-mx-6 md:px-6">
      <SearchField
        ref={searchRef}
        className="min-w-0 basis-70 max-md:grow"
        value={filter.q ?? ""}
        onSearch={(q) => onChange({ q: q === "" ? undefined : q })}
      />
      <Button
        ref={button}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={() => void import("./filter-popup.tsx")}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon of={ListFilter} />
        {filterMessages.filters}
        {chips.length > 0 && <span className="tabular font-normal text-quiet">{chips.length}</span>}
      </Button>
      <div ref={beside} className="contents" />
      {isOpen && (
        <Suspense>
          <FilterPopup
            {...{ filter, onChange, models, tags, button }}
            container={beside}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
      {chips.map(({ id, name, value, without }) => (
        <span
          key={id}
          className="inline-flex min-h-8 max-w-full min-w-0 items-center gap-1.5 rounded-full bg-raised py-0.5 pr-1 pl-3 text-13 font-medium"
        >
          {name && <span className="font-normal text-quiet">{name}</span>}
          <span className="truncate">{value}</span>
          <button
            type="button"
            aria-label={filterMessages.remove(value)}
            onClick={() => {
              onChange(without);
              button.current?.focus();
            }}
            className="grid size-6 shrink-0 place-items-center rounded-full text-quiet hover:bg-lifted hover:text-text pointer-coarse:size-11"
          >
            <Icon of={X} size={14} />
          </button>
        </span>
      ))}
      {isFiltered(filter) && (
        <Button variant="quiet" onClick={() => onChange(nothingAsked)}>
          {filterMessages.clear}
        </Button>
      )}
      <div className="ml-auto flex items-center gap-3">
        {children}
        <div
          role="radiogroup"
          aria-label={historyMessages.view}
          className="flex rounded-control bg-panel p-0.5 ring-1 ring-line ring-inset"
        >
          <ViewRadio value="wall" icon={LayoutDashboard} {...{ view, onView }} />
          <ViewRadio value="runs" icon={Rows3} {...{ view, onView }} />
        </div>
      </div>
    </search>
  );
}

type ViewRadioProps = Pick<FilterBarProps, "view" | "onView"> & { value: HistoryView; icon: typeof Rows3 };

function ViewRadio({ value, icon, view, onView }: ViewRadioProps) {
  return (
    <label className="relative inline-flex min-h-8 items-center gap-1.5 rounded-[5px] px-2.5 text-13 font-medium text-quiet hover:text-text has-checked:bg-lifted has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:min-h-11 forced-colors:has-checked:outline-2">
      <input
        type="radio"
        name="view"
        checked={value === view}
        onChange={() => onView(value)}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
      <Icon of={icon} />
      {historyMessages[value]}
    </label>
  );
}
