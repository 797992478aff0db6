import { useDraggable, useDroppable } from "@dnd-kit/core";
import clsx from "clsx";
import { Heart } from "lucide-react";
import { memo } from "react";
import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { ResultPicture } from "#components/gallery/edit/result-picture.tsx";
import { tileShape } from "#components/gallery/public/sheet-shape.ts";
import { Icon } from "#components/ui/icon.tsx";
import { PassingFilm } from "#components/ui/passing-film.tsx";
import { usePassing } from "#components/ui/use-passing.ts";
import { clockText } from "#lib/domain/base/quantity.ts";
import { captionMax, type GalleryItem, type GalleryItemChoices } from "#lib/domain/gallery/gallery.ts";
import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import { ClipTools } from "./clip-tools.tsx";
import { InPlace } from "./in-place.tsx";
import { PlaceField } from "./place-field.tsx";
import { shapeOf } from "./shape-of.ts";
import { shownText } from "./shown-text.ts";

export type ArrangedClipProps = {
  item: GalleryItem;
  /** From 1, in the order of the gallery, or in the one that a drag would give it. */
  number: number;
  count: number;
  /** Undefined until it is known. */
  result: GalleryResult | undefined;
  labels: Readonly<Record<string, string>>;
  /** One of the clips is dragged. */
  isReordering: boolean;
  /** What the gallery shows of a clip that says nothing of its own. */
  showsPrompts: boolean;
  showsModels: boolean;
  showsSettings: boolean;
  heartCount: number;
  onMove: (id: GalleryItem["id"], by: number) => void;
  onRemove: (item: GalleryItem) => void;
  onChange: (id: GalleryItem["id"], choices: Partial<GalleryItemChoices>, isTyping?: boolean) => void;
  onOpen: (id: GalleryItem["id"]) => void;
};

/** One clip as on the visitor's sheet, with its caption to be typed and its tools on the picture. Drawn again only when something of it changed. */
export const ArrangedClip = memo(function ArrangedClip(props: ArrangedClipProps) {
  const { item, number, count, result, labels, isReordering, heartCount, onMove, onChange } = props;
  const drop = useDroppable({ id: item.id });
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: item.id });
  const { isWanted, handlers } = usePassing();
  const shape = tileShape(shapeOf(result));
  const media = result?.assetId && `/media/a/${result.assetId}`;
  const model =
    result && resultName(labels[result.modelId] ?? result.modelId, result.variation, result.output);
  const shown = shownText(props, item, result?.references.length ?? 0);
  return (
    <li ref={drop.setNodeRef} {...shape} style={{ ...shape.style, order: isReordering ? number : undefined }}>
      <figure className="clip flex min-w-0 flex-col gap-2.5">
        <div className="clip-frame relative" {...handlers}>
          <div
            ref={setNodeRef}
            {...listeners}
            className={clsx(
              "clip-picture relative cursor-grab touch-manipulation overflow-hidden text-12 text-quiet scheme-dark select-none [-webkit-touch-callout:none] active:cursor-grabbing",
              isDragging ? "clip-slot" : "grid place-items-center bg-screen",
            )}
          >
            {!isDragging && (
              <>
                <ResultPicture result={result} />
                {isWanted && !isReordering && media && (
                  <PassingFilm src={result.hasCopy ? `${media}/compare` : media} className="object-contain" />
                )}
                <p className="clip-tools pointer-events-none absolute inset-x-0 bottom-0 truncate bg-linear-to-t from-[oklch(0_0_0/0.7)] px-3 pt-8 pb-2 text-12 text-[oklch(0.97_0_0)]">
                  {model}
                </p>
              </>
            )}
          </div>
          {!isDragging && <ClipTools {...props} listeners={listeners} />}
        </div>
        <figcaption className="flex min-w-0 flex-wrap items-start gap-x-1.5 gap-y-2 pointer-coarse:gap-y-6">
          <PlaceField number={number} count={count} onMove={(by) => onMove(item.id, by)} />
          <div className="min-w-0 flex-1 basis-20">
            <InPlace
              label={galleryMessages.caption(number)}
              placeholder={galleryMessages.addCaption}
              maxLength={captionMax}
              endsByEnter
              className="text-14"
              value={item.caption}
              onChange={(caption) => onChange(item.id, { caption }, true)}
            />
            {shown && <p className="mt-1 text-12 text-quiet">{shown}</p>}
          </div>
          <p className="tabular ml-auto flex shrink-0 items-center gap-3 pl-3 text-12 leading-5 text-quiet">
            {heartCount > 0 && (
              <span className="flex items-center gap-1">
                <Icon of={Heart} size={14} />
                {heartCount}
              </span>
            )}
            {result?.durationMs != null && clockText(result.durationMs)}
          </p>
        </figcaption>
      </figure>
    </li>
  );
});
