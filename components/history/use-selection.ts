"use client";

import { useState } from "react";
import type { GenerationId } from "#lib/domain/id.ts";
import { selectionMax } from "#lib/domain/selection.ts";

export type Selection = {
  ids: readonly GenerationId[];
  /** No further one can be taken. */
  isFull: boolean;
  set: (id: GenerationId, isSelected: boolean) => void;
  clear: () => void;
};

/** The results that are to be looked at together, in the order in which they were chosen. */
export function useSelection(): Selection {
  const [ids, setIds] = useState<readonly GenerationId[]>([]);
  return {
    ids,
    isFull: ids.length >= selectionMax,
    set: (id, isSelected) =>
      setIds((before) => {
        const others = before.filter((other) => other !== id);
        return isSelected && others.length < selectionMax ? [...others, id] : others;
      }),
    clear: () => setIds([]),
  };
}
