import type { HistoryItem, HistoryResult } from "#lib/domain/history/history.ts";

/** Where an arrow key leads from a result: to the one before or after it, or to the same place of the row above or below. */
export function stepTo(
  items: readonly HistoryItem[],
  from: string,
  key: string,
): { row: number; result: HistoryResult } | null {
  const row = items.findIndex(({ results }) => results.some(({ id }) => id === from));
  const place = items[row]?.results.findIndex(({ id }) => id === from) ?? -1;
  if (place === -1) return null;
  const at = (nextRow: number, nextPlace: number) => {
    const results = items[nextRow]?.results ?? [];
    const result = results[Math.min(nextPlace, results.length - 1)];
    return result ? { row: nextRow, result } : null;
  };
  const last = (items[row]?.results.length ?? 0) - 1;
  if (key === "ArrowRight") return place < last ? at(row, place + 1) : at(row + 1, 0);
  if (key === "ArrowLeft") return place > 0 ? at(row, place - 1) : at(row - 1, Infinity);
  if (key === "ArrowDown") return at(row + 1, place);
  return key === "ArrowUp" ? at(row - 1, place) : null;
}
