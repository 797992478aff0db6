import type { ScoreFilter, ScoreOrder } from "#lib/domain/judgement/scoreboard.ts";

/** What an address says after its path to ask for this selection in this order; empty for what is shown anyway. */
export function scoreAddress(
  { period, references }: ScoreFilter,
  { column, isReversed }: ScoreOrder,
): string {
  const asked = new URLSearchParams();
  if (period !== "all") asked.set("period", period);
  if (references !== "any") asked.set("references", references);
  if (column !== "kept" || isReversed) asked.set("sort", `${isReversed ? "-" : ""}${column}`);
  return asked.size > 0 ? `?${asked}` : "";
}
