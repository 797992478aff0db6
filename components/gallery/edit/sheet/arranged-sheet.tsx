"use client";

import "./sheet.css";
import {
  DndContext,
  DragOverlay,
  type DragOverEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type ReactElement, useCallback, useRef, useState } from "react";
import { byMouse, byTouch, measuring, settling, wordless } from "#components/ui/drag-order.ts";
import { moveItem } from "#components/gallery/edit/document-changes.ts";
import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { ResultPicture } from "#components/gallery/edit/result-picture.tsx";
import type { GalleryEditing } from "#components/gallery/edit/use-gallery-editor.ts";
import { sheetShape } from "#components/gallery/public/sheet-shape.ts";
import { useMediaQuery } from "#components/state/media-queries.ts";
import type { GalleryItem } from "#lib/domain/gallery/gallery.ts";
import { ArrangedClip } from "./arranged-clip.tsx";
import { ItemChoicesDialog } from "./item-choices-dialog.tsx";
import { RemovedClip } from "./removed-clip.tsx";
import { useClipChanges } from "./use-clip-changes.ts";
import { useRoomMade } from "#components/ui/use-room-made.ts";

type ArrangedSheetProps = {
  editing: GalleryEditing;
  labels: Readonly<Record<string, string>>;
  /** Of the clips, in their order. */
  shapes: readonly { widthPx: number; heightPx: number }[];
};

/** The clips as visitors see them, to be dragged, moved by keys or by number, captioned and taken out where they are. */
export function ArrangedSheet({ editing, labels, shapes }: ArrangedSheetProps) {
  const { saver, document, results, responses } = editing;
  const { items, layout } = document;
  const sheet = useRef<HTMLOListElement>(null);
  const [openId, setOpenId] = useState<GalleryItem["id"] | null>(null);
  /** While one is dragged: which, and where it would be put, from 0. */
  const [drag, setDrag] = useState<{ id: GalleryItem["id"]; to: number } | null>(null);
  const order = (drag ? moveItem(document, drag.id, drag.to).items : items).map(({ id }) => id);
  const makeRoom = useRoomMade(sheet, order.join(" "));
  const { removed, undoRemoval, move, remove, change } = useClipChanges(saver, makeRoom);
  const isStill = useMediaQuery("(prefers-reduced-motion: reduce)", false);
  const sensors = useSensors(useSensor(MouseSensor, byMouse), useSensor(TouchSensor, byTouch));
  const hearts = new Map(responses.hearts.map(({ itemId, count }) => [itemId, count]));
  const placeOf = new Map(order.map((id, place) => [id, place]));

  const over = ({ active, over: target }: DragOverEvent) => {
    const to = order.findIndex((id) => id === target?.id);
    if (to === -1 || target?.id === active.id) return;
    makeRoom();
    setDrag((before) => before && { ...before, to });
  };
  const drop = useCallback(() => {
    if (drag) move(drag.id, drag.to - items.findIndex(({ id }) => id === drag.id), false);
    setDrag(null);
  }, [drag, items, move]);

  const clips: ReactElement[] = items.map((item, place) => (
    <ArrangedClip
      key={item.id}
      item={item}
      number={(placeOf.get(item.id) ?? place) + 1}
      count={items.length}
      result={results.get(item.generationId)}
      labels={labels}
      isReordering={drag !== null}
      showsPrompts={document.showsPrompts}
      showsModels={document.showsModels}
      showsSettings={document.showsSettings}
      heartCount={hearts.get(item.id) ?? 0}
      onMove={move}
      onRemove={remove}
      onChange={change}
      onOpen={setOpenId}
    />
  ));
  if (removed && !drag)
    clips.splice(
      removed.place,
      0,
      <RemovedClip
        key={`without ${removed.item.id}`}
        number={removed.place + 1}
        result={results.get(removed.item.generationId)}
        onUndo={undoRemoval}
      />,
    );
  const openPlace = items.findIndex(({ id }) => id === openId);
  const open = items[openPlace];
  const carried = items.find(({ id }) => id === drag?.id);
  return (
    <>
      <DndContext
        id="clips"
        sensors={sensors}
        collisionDetection={pointerWithin}
        measuring={measuring}
        accessibility={wordless}
        onDragStart={({ active }) => {
          const to = items.findIndex(({ id }) => id === active.id);
          if (to !== -1) setDrag({ id: items[to]!.id, to }); // it was found there
        }}
        onDragOver={over}
        onDragEnd={drop}
        onDragCancel={() => {
          makeRoom();
          setDrag(null);
        }}
      >
        <ol
          ref={sheet}
          aria-label={galleryMessages.clips}
          className="sheet arranged"
          {...sheetShape(layout, shapes)}
        >
          {clips}
        </ol>
        <DragOverlay dropAnimation={isStill ? null : settling}>
          {carried && (
            <div className="clip-carried relative bg-screen" data-layout={layout}>
              <ResultPicture result={results.get(carried.generationId)} />
            </div>
          )}
        </DragOverlay>
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
