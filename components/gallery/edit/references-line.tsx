import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.ts";
import type { GalleryItemId, ReferenceId } from "#lib/domain/base/id.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { showReferences } from "./document-changes.ts";
import type { GalleryEditing } from "./use-gallery-editor.ts";

const undoMs = 10_000;

/** How many references visitors see, and all or none of them at once. What is chosen later begins hidden. */
export function ReferencesLine({ editing }: { editing: GalleryEditing }) {
  const { saver, document, results } = editing;
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
  const change = (next: ReadonlyMap<GalleryItemId, readonly ReferenceId[]>, title: string) => {
    const before = new Map(document.items.map(({ id, shownReferences }) => [id, shownReferences]));
    saver.change((now) => showReferences(now, next));
    showToast({
      title,
      action: {
        label: "Undo",
        onClick: () => saver.change((now) => showReferences(now, before)),
      },
      durationMs: undoMs,
    });
  };
  return (
    <div className="mt-2 flex flex-col items-start gap-2 border-t border-line pt-3">
      <p className="tabular text-13">
        {shown} of {countText(count, "reference")} shown
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          busy={shown === count}
          onClick={() => change(living, "Visitors see every reference")}
        >
          Show all references
        </Button>
        <Button
          size="small"
          busy={shown === 0}
          onClick={() =>
            change(new Map(document.items.map(({ id }) => [id, []])), "Visitors see no reference")
          }
        >
          Hide all references
        </Button>
      </div>
    </div>
  );
}
