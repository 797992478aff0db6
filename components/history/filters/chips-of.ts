import { type HistoryModels, modelOf } from "#components/history/history-model.ts";
import { filterMessages } from "#components/history/messages.ts";
import { statusWord } from "#lib/domain/generation/messages.ts";
import type { HistoryFilter } from "#lib/domain/history/history-filter.ts";

export type FilterChip = {
  id: string;
  /** Which filter it is, in quiet type; null where its value says so. */
  name: string | null;
  value: string;
  /** What asks for nothing in its place. */
  without: Partial<HistoryFilter>;
};

/** Every filter that is set but the words, which stand in their field. */
export function chipsOf(filter: HistoryFilter, models: HistoryModels): readonly FilterChip[] {
  const { model, status, verdict, reference, tag, favourite, from, to, costFrom, costTo } = filter;
  return [
    favourite && chip("favourite", null, filterMessages.favourites, { favourite: undefined }),
    model && chip("model", filterMessages.model, modelOf(models, model).label, { model: undefined }),
    status && chip("status", filterMessages.status, statusWord[status], { status: undefined }),
    verdict &&
      chip("verdict", filterMessages.verdict, filterMessages.verdicts[verdict], { verdict: undefined }),
    reference && chip("reference", null, filterMessages.withReferences[reference], { reference: undefined }),
    tag && chip("tag", filterMessages.tag, tag, { tag: undefined }),
    (from ?? to) && chip("date", filterMessages.date, daysText(from, to), { from: undefined, to: undefined }),
    (costFrom ?? costTo) !== undefined &&
      chip("cost", filterMessages.cost, amountsText(costFrom, costTo), {
        costFrom: undefined,
        costTo: undefined,
      }),
  ].filter((one) => typeof one === "object");
}

function chip(id: string, name: string | null, value: string, without: Partial<HistoryFilter>): FilterChip {
  return { id, name, value, without };
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

function daysText(from: string | undefined, to: string | undefined): string {
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  if (from && to) return from <= to ? dayFormat.formatRange(at(from), at(to)) : `${from} – ${to}`;
  if (from) return filterMessages.since(dayFormat.format(at(from)));
  return to ? filterMessages.until(dayFormat.format(at(to))) : "";
}

function amountsText(from: number | undefined, to: number | undefined): string {
  if (from !== undefined && to !== undefined) return `${from} – ${to}`;
  return from === undefined ? filterMessages.atMost(to ?? 0) : filterMessages.atLeast(from);
}
