import { useState } from "react";
import { showReferences } from "#components/gallery/edit/document-changes.ts";
import { shareMessages } from "#components/gallery/edit/messages.ts";
import type { GalleryEditing } from "#components/gallery/edit/use-gallery-editor.ts";
import { Button } from "#components/ui/button.tsx";
import type { GalleryItemId, ReferenceId } from "#lib/domain/base/id.ts";

/** How many references visitors see, and all or none of them at once. What is added later begins hidden. */
export function ReferencesRow({
  saver,
  document,
  results,
}: Pick<GalleryEditing, "saver" | "document" | "results">) {
  /** What was shown of each clip before all of it was changed at once. */
  const [before, setBefore] = useState<ReadonlyMap<GalleryItemId, readonly ReferenceId[]> | null>(null);
  const living = new Map<GalleryItemId, ReferenceId[]>(
    document.items.map(({ id, generationId }) => [
      id,
      (results.get(generationId)?.references ?? []).flatMap((reference) =>
        reference.assetId === null ? [] : [reference.id],
      ),
    ]),
  );
  const count = [...living.values()].reduce((sum, ids) => sum + ids.length, 0);
  const shown = document.items.reduce(
    (sum, { id, shownReferences }) =>
      sum + shownReferences.filter((reference) => living.get(id)?.includes(reference)).length,
    0,
  );
  if (count === 0) return null;
  const change = (next: ReadonlyMap<GalleryItemId, readonly ReferenceId[]>) => {
    setBefore(new Map(document.items.map(({ id, shownReferences }) => [id, shownReferences])));
    saver.change((now) => showReferences(now, next));
  };
  return (
    <div className="-mr-2.5 flex min-h-9 items-center gap-1 pointer-coarse:min-h-11">
      <span className="mr-auto">
        {shareMessages.references}
        <span className="tabular block text-12 text-quiet">{shareMessages.shownOf(shown, count)}</span>
      </span>
      {before && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            saver.change((now) => showReferences(now, before));
            setBefore(null);
          }}
        >
          {shareMessages.undo}
        </Button>
      )}
      {shown < count && (
        <Button size="small" variant="quiet" onClick={() => change(living)}>
          {shareMessages.showAll}
        </Button>
      )}
      {shown > 0 && (
        <Button
          size="small"
          variant="quiet"
          onClick={() => change(new Map(document.items.map(({ id }) => [id, []])))}
        >
          {shareMessages.hideAll}
        </Button>
      )}
    </div>
  );
}
