import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import clsx from "clsx";
import { ArrowDown, ArrowUp, SlidersHorizontal, Trash2 } from "lucide-react";
import { memo, type MouseEvent } from "react";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { captionMax, type GalleryItem, type GalleryItemChoices } from "#lib/domain/gallery/gallery.ts";
import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";
import { countText, secondsText } from "#lib/domain/base/quantity.ts";
import { PlaceField } from "./place-field.tsx";
import { ResultPicture } from "./result-picture.tsx";
import { shownText } from "./shown-text.ts";

type ClipCardProps = {
  item: GalleryItem;
  /** From 1, in the order of the gallery. */
  number: number;
  count: number;
  /** Undefined until it is known. */
  result: GalleryResult | undefined;
  labels: Readonly<Record<string, string>>;
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

/** One clip: its picture, its caption, and what can be done with it. Drawn again only when something of it changed. */
export const ClipCard = memo(function ClipCard(props: ClipCardProps) {
  const { item, number, count, result, labels, heartCount, onMove, onRemove, onChange, onOpen } = props;
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id: item.id,
  });
  const step = (by: number) => (event: MouseEvent<HTMLButtonElement>) => {
    const button = event.currentTarget;
    onMove(item.id, by);
    requestAnimationFrame(() => button.focus()); // what is moved in the page loses the focus
  };
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={clsx(
        "flex min-w-0 flex-col rounded-panel border border-line bg-ground",
        isDragging && "relative z-10 border-accent shadow-float",
      )}
    >
      <div
        ref={setActivatorNodeRef}
        {...listeners}
        data-tooltip="Drag to another place"
        className="relative grid aspect-video cursor-grab touch-manipulation place-items-center overflow-hidden rounded-t-panel bg-screen text-12 text-quiet scheme-dark select-none [-webkit-touch-callout:none] active:cursor-grabbing"
      >
        <ResultPicture result={result} />
      </div>
      <div className="flex grow flex-col gap-2 p-2.5">
        <div className="flex items-center gap-2">
          <PlaceField number={number} count={count} onMove={(by) => onMove(item.id, by)} />
          <p className="min-w-0 text-12 break-words text-quiet">
            {result && resultName(labels[result.modelId] ?? result.modelId, result.variation, result.output)}
            {result?.durationMs != null && (
              <>
                {" · "}
                <span className="tabular whitespace-nowrap">{secondsText(result.durationMs)}</span>
              </>
            )}
            {heartCount > 0 && (
              <>
                {" · "}
                <span className="tabular whitespace-nowrap">{countText(heartCount, "heart")}</span>
              </>
            )}
          </p>
        </div>
        <Textarea
          label={`Caption of clip ${number}`}
          labelHidden
          placeholder="Caption"
          rows={2}
          maxLength={captionMax}
          value={item.caption}
          onChange={({ target }) => onChange(item.id, { caption: target.value }, true)}
        />
        <p className="text-12 text-quiet">{shownText(props, item, result?.references.length ?? 0)}</p>
        <div className="mt-auto -mr-1 -mb-1 -ml-1.5 flex flex-wrap">
          <IconButton
            label={`Move clip ${number} up`}
            icon={ArrowUp}
            busy={number === 1}
            className={restingClass}
            onClick={step(-1)}
          />
          <IconButton
            label={`Move clip ${number} down`}
            icon={ArrowDown}
            busy={number === count}
            className={restingClass}
            onClick={step(1)}
          />
          <IconButton
            label={`What is shown of clip ${number}`}
            icon={SlidersHorizontal}
            onClick={() => onOpen(item.id)}
          />
          <IconButton
            label={`Remove clip ${number}`}
            icon={Trash2}
            className="ml-auto"
            onClick={(event) => {
              focusNeighbour(event.currentTarget);
              onRemove(item);
            }}
          />
        </div>
      </div>
    </li>
  );
});

/** At the end of the list a button to move further is only faint. */
const restingClass = "aria-disabled:border-transparent aria-disabled:bg-transparent";

/** Keeps the focus in the list when the clip that has it goes: on the next one, or where more can be chosen. */
function focusNeighbour(button: HTMLElement): void {
  const card = button.closest("li");
  const neighbour = card?.nextElementSibling ?? card?.previousElementSibling;
  const next = neighbour?.querySelector<HTMLElement>('button[aria-label^="Remove"]');
  (next ?? card?.closest("section")?.querySelector<HTMLElement>("button"))?.focus();
}
