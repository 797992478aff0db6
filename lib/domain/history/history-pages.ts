import type { HistoryItem, HistoryPage } from "./history.ts";

/**
 * The pages that were read of a history, newest first, with what one of them, the one that `before` asks for, says by now: what is
 * new in it stands, what it shows in another state is shown so, and what it should show and does not is gone. Null where so much is
 * new that runs may lie between it and what was read before. Ids of runs are as old as the runs.
 */
export function withPage(
  pages: readonly HistoryPage[],
  before: string | null,
  fresh: HistoryPage,
): readonly HistoryPage[] | null {
  const index = pagesAskedFor(pages).indexOf(before);
  const old = pages[index];
  if (!old) return pages;
  const oldest = fresh.items.at(-1);
  // The last page of all speaks for everything that is older, too.
  if (fresh.next === null || !oldest) return [...pages.slice(0, index), fresh];
  const newestKnown = old.items[0];
  if (newestKnown && newestKnown.id < oldest.id) return null;
  const isLast = index === pages.length - 1;
  const end = isLast ? "" : (old.next ?? "");
  const own = fresh.items.filter(({ id }) => id >= end);
  const older = old.items.filter(({ id }) => id < oldest.id);
  const next = isLast && older.length === 0 ? fresh.next : old.next;
  return pages.with(index, { ...fresh, items: [...own, ...older], next });
}

/** What each of these pages was asked for by: null for the newest, then the `next` of the one before it. */
export function pagesAskedFor(pages: readonly HistoryPage[]): (string | null)[] {
  return pages.map((_page, index) => pages[index - 1]?.next ?? null);
}

/** The runs of all pages, each once. */
export function runsOf(pages: readonly HistoryPage[]): HistoryItem[] {
  return [...new Map(pages.flatMap(({ items }) => items).map((item) => [item.id, item])).values()];
}

/** What those pages are asked for by that hold a run between two, and the newest of all: what is new comes to stand there. */
export function pagesBetween(
  pages: readonly HistoryPage[],
  newestId: string,
  oldestId: string,
): (string | null)[] {
  const asked = pagesAskedFor(pages);
  return asked.filter((before, index) => {
    const end = asked[index + 1] ?? "";
    return before === null || (oldestId < before && newestId >= end);
  });
}
