import { closestCenter, DndContext, MouseSensor, TouchSensor, useSensor, useSensors } from "@dnd-kit/core";
import { rectSortingStrategy, SortableContext } from "@dnd-kit/sortable";
import { useCallback, useMemo, useState } from "react";
import { announce } from "#components/state/announce.ts";
import { showToast } from "#components/ui/toast.ts";
import type { GalleryItem, GalleryItemChoices } from "#lib/domain/gallery/gallery.ts";
import { ClipCard } from "./clip-card.tsx";
import { changeItem, moveItem, putItemBack, removeItem } from "./document-changes.ts";
import { ItemChoicesDialog } from "./item-choices-dialog.tsx";
import type { GalleryEditing } from "./use-gallery-editor.ts";

type ClipListProps = { editing: GalleryEditing; labels: Readonly<Record<string, string>> };

const undoMs = 10_000;

/** The clips, to be dragged by their pictures or moved by buttons. */
export function ClipList({ editing: { saver, document, results, responses }, labels }: ClipListProps) {
  const [openId, setOpenId] = useState<GalleryItem["id"] | null>(null);
  const { items } = document;
  // The very same list while no clip moves, so that a key in a caption draws one card and not all of them.
  const order = items.map(({ id }) => id).join(" ");
  const ids = useMemo(() => order.split(" "), [order]);
  const hearts = new Map(responses.hearts.map(({ itemId, count }) => [itemId, count]));
  const sensors = useSensors(useSensor(MouseSensor, byMouse), useSensor(TouchSensor, byTouch));

  const move = useCallback(
    (id: GalleryItem["id"], by: number) => {
      const from = saver.document.get().items.findIndex((item) => item.id === id);
      saver.change((before) => moveItem(before, id, from + by));
      const { items: after } = saver.document.get();
      const place = after.findIndex((item) => item.id === id);
      if (place !== from) announce(`Clip ${from + 1} is clip ${place + 1} of ${after.length} now`);
    },
    [saver],
  );
  const remove = useCallback(
    (item: GalleryItem) => {
      const place = saver.document.get().items.findIndex(({ id }) => id === item.id);
      saver.change((before) => removeItem(before, item.id));
      showToast({
        title: `Clip ${place + 1} removed from the gallery`,
        detail: "The video itself stays in the history.",
        action: {
          label: "Undo",
          onClick: () => saver.change((before) => putItemBack(before, item, place)),
        },
        durationMs: undoMs,
      });
    },
    [saver],
  );
  const change = useCallback(
    (id: GalleryItem["id"], choices: Partial<GalleryItemChoices>, isTyping?: boolean) =>
      saver.change((before) => changeItem(before, id, choices), isTyping),
    [saver],
  );

  const openPlace = items.findIndex(({ id }) => id === openId);
  const open = items[openPlace];
  return (
    <>
      <DndContext
        id="clips"
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={wordless}
        onDragEnd={({ active, over }) => {
          const from = items.findIndex(({ id }) => id === active.id);
          const to = items.findIndex(({ id }) => id === over?.id);
          if (from !== -1 && to !== -1 && from !== to) move(items[from]!.id, to - from); // it was found there
        }}
      >
        <SortableContext items={ids} strategy={rectSortingStrategy}>
          <ol
            aria-label="Clips"
            className="grid grid-cols-1 gap-4 min-[30rem]:grid-cols-[repeat(auto-fill,minmax(13rem,1fr))]"
          >
            {items.map((item, index) => (
              <ClipCard
                key={item.id}
                item={item}
                number={index + 1}
                count={items.length}
                result={results.get(item.generationId)}
                labels={labels}
                showsPrompts={document.showsPrompts}
                showsModels={document.showsModels}
                showsSettings={document.showsSettings}
                heartCount={hearts.get(item.id) ?? 0}
                onMove={move}
                onRemove={remove}
                onChange={change}
                onOpen={setOpenId}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {open && (
        <ItemChoicesDialog
          item={open}
          number={openPlace + 1}
          result={results.get(open.generationId)}
          gallery={document}
          onChange={change}
          onClose={() => setOpenId(null)}
        />
      )}
    </>
  );
}

// Each the very same at every drawing, or every card would be drawn again with every key.
const byMouse = { activationConstraint: { distance: 6 } };
/** A finger that rests means to drag; one that moves means to scroll. */
const byTouch = { activationConstraint: { delay: 250, tolerance: 8 } };
const nothing = () => undefined;
/** The page says itself where a clip went, by the buttons too. */
const wordless = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
  screenReaderInstructions: { draggable: "" },
};
