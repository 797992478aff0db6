import { chosenMax, type HistoryResult } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";

/** What is chosen, in the order in which it was chosen; it may have left the list meanwhile. */
export type Choice = {
  chosen: ReadonlyMap<GenerationId, HistoryResult>;
  /** Where a range begins: the one that was chosen by itself last. */
  anchor: GenerationId | null;
};

export const nothingChosen: Choice = { chosen: new Map(), anchor: null };

/** Chooses one, or lets it go. */
export function toggle(choice: Choice, result: HistoryResult): Choice {
  const chosen = new Map(choice.chosen);
  if (!chosen.delete(result.id) && chosen.size < chosenMax) chosen.set(result.id, result);
  return { chosen, anchor: result.id };
}

/** Chooses everything between the anchor and one, both included; what was chosen before stays. Without an anchor, that one alone. */
export function chooseUpTo(choice: Choice, shown: readonly HistoryResult[], to: GenerationId): Choice {
  const end = shown.findIndex(({ id }) => id === to);
  const anchor = shown.findIndex(({ id }) => id === choice.anchor);
  if (end === -1) return choice;
  const start = anchor === -1 ? end : anchor;
  const between = shown.slice(Math.min(start, end), Math.max(start, end) + 1);
  const inOrder = start <= end ? between : between.toReversed();
  return { chosen: withAll(choice.chosen, inOrder), anchor: anchor === -1 ? to : choice.anchor };
}

/** Chooses everything that is shown, as far as it may. */
export function chooseAll(choice: Choice, shown: readonly HistoryResult[]): Choice {
  return { ...choice, chosen: withAll(choice.chosen, shown) };
}

/** Chooses all of these as far as it may, or lets them go. */
export function put(choice: Choice, results: readonly HistoryResult[], isChosen: boolean): Choice {
  if (!isChosen) return letGo(choice, new Set(results.map(({ id }) => id)));
  return { chosen: withAll(choice.chosen, results), anchor: results.at(-1)?.id ?? choice.anchor };
}

/** Lets these go. */
export function letGo(choice: Choice, ids: ReadonlySet<GenerationId>): Choice {
  return { ...choice, chosen: new Map([...choice.chosen].filter(([id]) => !ids.has(id))) };
}

function withAll(
  before: ReadonlyMap<GenerationId, HistoryResult>,
  results: readonly HistoryResult[],
): ReadonlyMap<GenerationId, HistoryResult> {
  const further = results.filter(({ id }) => !before.has(id)).slice(0, chosenMax - before.size);
  return new Map([...before, ...further.map((result) => [result.id, result] as const)]);
}
