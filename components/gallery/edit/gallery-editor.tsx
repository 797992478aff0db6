"use client";

import { Images, Plus } from "lucide-react";
import "#components/gallery/public/gallery.css";
import { lazy, Suspense, useState } from "react";
import { v7 } from "uuid";
import { sheetShape } from "#components/gallery/public/sheet-shape.ts";
import { saveStatusText } from "#components/state/save-status.ts";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { galleryItemIdSchema } from "#lib/domain/base/id.ts";
import { galleryItemsMax } from "#lib/domain/gallery/gallery.ts";
import type { GalleryResult, GalleryView } from "#lib/domain/gallery/gallery-view.ts";
import { addResults } from "./document-changes.ts";
import { GalleryBar } from "./gallery-bar.tsx";
import { ConflictDialog } from "./gallery-conflict.tsx";
import { GalleryHead } from "./gallery-head.tsx";
import { galleryMessages } from "./messages.ts";
import { Responses } from "./responses/responses.tsx";
import { ArrangedSheet } from "./sheet/arranged-sheet.tsx";
import { shapeOf } from "./sheet/shape-of.ts";
import { type GalleryEditing, useGalleryEditor } from "./use-gallery-editor.ts";

const ResultPicker = lazy(() => import("./picker/result-picker.tsx"));

type GalleryEditorProps = {
  initial: GalleryView;
  /** Names of models by their ids. */
  labels: Readonly<Record<string, string>>;
  memberId: string;
};

/** A gallery arranged on the page itself, as visitors see it. Everything counts as soon as it is done, and saves itself. */
export function GalleryEditor({ initial, labels, memberId }: GalleryEditorProps) {
  const editing = useGalleryEditor(initial, memberId);
  const { document, status, saver } = editing;
  const [isPicking, setPicking] = useState(false);
  const take = (chosen: readonly GalleryResult[]) => {
    editing.know(chosen);
    const ids = chosen.map((result) => result.generationId);
    saver.change((before) => addResults(before, ids, () => galleryItemIdSchema.parse(v7())));
    setPicking(false);
  };
  const shapes = document.items.map((item) => shapeOf(editing.results.get(item.generationId)));
  return (
    <div className="flex grow flex-col">
      <GalleryBar id={initial.id} editing={editing} onAdd={() => setPicking(true)} />
      <div className="gallery-page min-h-0! grow" {...sheetShape(document.layout, shapes)}>
        <GalleryHead editing={editing} />
        {document.items.length === 0 ? (
          <EmptyState
            icon={Images}
            title={galleryMessages.emptyTitle}
            action={
              <Button onClick={() => setPicking(true)}>
                <Icon of={Plus} />
                {galleryMessages.addFirst}
              </Button>
            }
          >
            {galleryMessages.emptyHint}
          </EmptyState>
        ) : (
          <ArrangedSheet editing={editing} labels={labels} shapes={shapes} />
        )}
        {hasResponses(editing) && <Responses editing={editing} />}
      </div>
      {status.state === "not-saved" && (
        <output className="sticky bottom-0 z-20 block border-t border-line bg-ground px-4 py-3 text-13 text-unconfirmed">
          {saveStatusText(status)}
        </output>
      )}
      <ConflictDialog editing={editing} />
      {isPicking && (
        <Suspense>
          <ResultPicker
            labels={labels}
            there={new Set(document.items.map((item) => item.generationId))}
            room={galleryItemsMax - document.items.length}
            onChoose={take}
            onClose={() => setPicking(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** A gallery that nobody could see yet is the work alone. */
function hasResponses({ sharing, responses }: Pick<GalleryEditing, "sharing" | "responses">): boolean {
  return sharing.linkedAt !== null || responses.viewCount > 0 || responses.commentCount > 0;
}
