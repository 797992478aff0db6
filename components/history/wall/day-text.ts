import { historyMessages } from "#components/history/messages.ts";

const keys = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment, as "2026-11-30", in the reader's own time zone. */
export function dayKey(at: string | Date): string {
  return formatOf("key", { year: "numeric", month: "2-digit", day: "2-digit" }, "en-CA").format(new Date(at));
}

/** "Today", "Yesterday, 28 Nov", "Thursday, 26 Nov"; with the year where it is another. */
export function dayText(at: string, now: Date = new Date()): string {
  const day = dayKey(at);
  if (day === dayKey(now)) return historyMessages.today;
  const isThisYear = day.slice(0, 4) === dayKey(now).slice(0, 4);
  const date = isThisYear
    ? formatOf("date", { day: "numeric", month: "short" })
    : formatOf("dated", { day: "numeric", month: "short", year: "numeric" });
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  const name =
    day === dayKey(before)
      ? historyMessages.yesterday
      : formatOf("weekday", { weekday: "long" }).format(new Date(at));
  return `${name}, ${date.format(new Date(at))}`;
}

/** Made once each: a format costs a hundred times what it formats. */
function formatOf(name: string, options: Intl.DateTimeFormatOptions, locale = "en-GB"): Intl.DateTimeFormat {
  const known = keys.get(name) ?? new Intl.DateTimeFormat(locale, options);
  keys.set(name, known);
  return known;
}
