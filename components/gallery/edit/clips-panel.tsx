import { Images, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { v7 } from "uuid";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { galleryItemsMax } from "#lib/domain/gallery/gallery.ts";
import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";
import { galleryItemIdSchema } from "#lib/domain/base/id.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { ClipList } from "./clip-list.tsx";
import { addResults } from "./document-changes.ts";
import type { GalleryEditing } from "./use-gallery-editor.ts";

const ResultPicker = lazy(() => import("./result-picker.tsx"));

type ClipsPanelProps = { editing: GalleryEditing; labels: Readonly<Record<string, string>> };

/** The clips in their order, and the way to more of them. */
export function ClipsPanel({ editing, labels }: ClipsPanelProps) {
  const { saver, document } = editing;
  const [isPicking, setPicking] = useState(false);
  const count = document.items.length;
  const take = (chosen: readonly GalleryResult[]) => {
    editing.know(chosen);
    const ids = chosen.map((result) => result.generationId);
    saver.change((before) => addResults(before, ids, () => galleryItemIdSchema.parse(v7())));
    setPicking(false);
  };
  return (
    <Panel
      title="Clips"
      aside={
        <span className="flex flex-wrap items-center gap-3">
          <span className="tabular text-13 text-quiet">{countText(count, "clip")}</span>
          <Button size="small" busy={count >= galleryItemsMax} onClick={() => setPicking(true)}>
            <Icon of={Plus} />
            Choose results
          </Button>
        </span>
      }
    >
      {count === 0 ? (
        <EmptyState icon={Images} title="Nothing to show yet">
          Choose results here, or press “Add to gallery” on a run or in the history.
        </EmptyState>
      ) : (
        <ClipList editing={editing} labels={labels} />
      )}
      {isPicking && (
        <Suspense>
          <ResultPicker
            labels={labels}
            there={new Set(document.items.map((item) => item.generationId))}
            room={galleryItemsMax - count}
            onChoose={take}
            onClose={() => setPicking(false)}
          />
        </Suspense>
      )}
    </Panel>
  );
}
