import type { HistoryItem, HistoryPage } from "#lib/domain/history.ts";
import type { GenerationId } from "#lib/domain/id.ts";

/**
 * The runs of all pages that were read, with what the newest page says by now: what is new stands on top, what it shows in another
 * state is shown so, and what it should show and does not is gone. Each run stands once.
 */
export function mergeNewest(pages: readonly HistoryPage[], newest: HistoryPage | undefined): HistoryItem[] {
  const items = [...new Map(pages.flatMap((page) => page.items).map((item) => [item.id, item])).values()];
  if (!newest) return items;
  const oldest = newest.items.at(-1);
  // Ids of runs are as old as the runs. The last page of all speaks for everything that is older, too.
  const older = newest.next === null || !oldest ? [] : items.filter(({ id }) => id < oldest.id);
  return [...newest.items, ...older];
}

/** The runs without what was deleted here; one of which nothing is left is not listed. */
export function withoutDeleted(
  items: readonly HistoryItem[],
  deleted: ReadonlySet<GenerationId>,
): readonly HistoryItem[] {
  if (deleted.size === 0) return items;
  return items.flatMap((item) => {
    const results = item.results.filter(({ id }) => !deleted.has(id));
    if (results.length === item.results.length) return item;
    const resultCount = item.resultCount - (item.results.length - results.length);
    return results.length === 0 ? [] : { ...item, results, resultCount };
  });
}

/** Whether so much is new that runs may lie between the newest page and those that were read before. */
export function hasGap(pages: readonly HistoryPage[], newest: HistoryPage | undefined): boolean {
  if (!newest || newest.next === null) return false;
  const known = new Set(pages[0]?.items.map(({ id }) => id));
  return !newest.items.some(({ id }) => known.has(id));
}
