import type { HistoryPage, HistoryResult } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";

type Read = HistoryPage | { pages: HistoryPage[] } | undefined;

/** What was read of the history, one page or several, with some of its results changed. Of what is not touched nothing is made anew. */
export function changeResults<Value extends Read>(
  read: Value,
  ids: ReadonlySet<GenerationId>,
  change: (result: HistoryResult) => HistoryResult,
): Value {
  if (read === undefined) return read;
  const changed = "pages" in read ? { ...read, pages: read.pages.map(ofPage) } : ofPage(read);
  return changed as Value; // the same shape as before

  function ofPage(page: HistoryPage): HistoryPage {
    return {
      ...page,
      items: page.items.map((item) =>
        item.results.some(({ id }) => ids.has(id))
          ? { ...item, results: item.results.map((result) => (ids.has(result.id) ? change(result) : result)) }
          : item,
      ),
    };
  }
}
