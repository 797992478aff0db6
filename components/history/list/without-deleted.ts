import type { HistoryItem } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";

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
