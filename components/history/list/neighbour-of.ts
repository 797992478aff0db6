import type { HistoryResult } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";

/** Where the focus goes when these results do: to the next that stays, or else to the one before. Undefined where it need not go. */
export function neighbourOf(
  shown: readonly HistoryResult[],
  gone: ReadonlySet<GenerationId>,
): GenerationId | undefined {
  const last = shown.findLastIndex(({ id }) => gone.has(id));
  if (last === -1) return undefined;
  const stays = ({ id }: HistoryResult) => !gone.has(id);
  return (shown.slice(last).find(stays) ?? shown.slice(0, last).findLast(stays))?.id;
}
