"use client";

import { useState } from "react";
import { chosenMax, type HistoryResult } from "#lib/domain/history/history.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { chooseAll, chooseUpTo, letGo, nothingChosen, put, toggle } from "./choice.ts";

/** What is chosen of the results that are shown; it stays chosen when something else is looked for. */
export function useChoice(shown: readonly HistoryResult[]) {
  const [choice, setChoice] = useState(nothingChosen);
  return {
    chosen: choice.chosen,
    isFull: choice.chosen.size >= chosenMax,
    choose: (result: HistoryResult, isRange: boolean) =>
      setChoice((before) => (isRange ? chooseUpTo(before, shown, result.id) : toggle(before, result))),
    put: (results: readonly HistoryResult[], isChosen: boolean) =>
      setChoice((before) => put(before, results, isChosen)),
    chooseAll: () => setChoice((before) => chooseAll(before, shown)),
    letGo: (ids: readonly GenerationId[]) => setChoice((before) => letGo(before, new Set(ids))),
    clear: () => setChoice(nothingChosen),
  };
}
