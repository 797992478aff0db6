"use client";

import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { countText } from "#lib/domain/quantity.ts";
import { selectionHref, selectionMax, selectionMin } from "#lib/domain/selection.ts";
import type { Selection } from "./use-selection.ts";

/** Along the foot while results are chosen: what is chosen, and the way to look at it. */
export function SelectionBar({ selection }: { selection: Selection }) {
  const { ids, isFull, clear } = selection;
  if (ids.length === 0) return null;
  return (
    <section
      aria-label="Selection"
      className="sticky bottom-0 z-20 flex animate-settle flex-wrap items-center justify-end gap-3 border-t border-line bg-ground py-3"
    >
      <output className="mr-auto text-13 text-quiet">
        {countText(ids.length, "result")} chosen
        {ids.length < selectionMin && ". Choose one more to compare."}
        {isFull && `. ${selectionMax} at most.`}
      </output>
      <Button onClick={clear}>Clear</Button>
      {ids.length >= selectionMin && (
        <ButtonLink variant="primary" href={selectionHref(ids)}>
          Compare {ids.length}
        </ButtonLink>
      )}
    </section>
  );
}
