import clsx from "clsx";
import { Check } from "lucide-react";
import { memo } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { resultName } from "#lib/domain/generation/result-name.ts";
import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";
import { galleryMessages } from "./messages.ts";
import { ResultPicture } from "./result-picture.tsx";

type PickerTileProps = {
  result: GalleryResult;
  labels: Readonly<Record<string, string>>;
  isThere: boolean;
  isChosen: boolean;
  /** No further one can be taken. */
  isFull: boolean;
  onToggle: (result: GalleryResult, isChosen: boolean) => void;
};

/** One result to choose: the whole tile is its checkbox. */
export const PickerTile = memo(function PickerTile(props: PickerTileProps) {
  const { result, labels, isThere, isChosen, isFull, onToggle } = props;
  const words = result.excerpt || galleryMessages.noPrompt;
  const name = resultName(labels[result.modelId] ?? result.modelId, result.variation, result.output);
  return (
    <li className="min-w-0">
      <label
        className={clsx(
          "block h-full rounded-control border",
          isChosen ? "border-accent forced-colors:border-[Highlight]" : "border-line",
          isThere ? "opacity-60" : "hover:border-edge",
          "has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus",
        )}
      >
        <span className="relative grid aspect-video place-items-center overflow-hidden rounded-t-control bg-screen text-12 text-quiet scheme-dark">
          <ResultPicture result={result} />
          <input
            type="checkbox"
            className="peer sr-only"
            aria-label={`${name}: ${words}`}
            checked={isChosen || isThere}
            disabled={isThere || (isFull && !isChosen)}
            onChange={({ target }) => onToggle(result, target.checked)}
          />
          <span
            aria-hidden
            className="invisible absolute top-1.5 left-1.5 grid size-5 place-items-center rounded-control bg-accent text-on-accent peer-checked:visible"
          >
            <Icon of={Check} size={14} />
          </span>
        </span>
        <span className="block p-1.5 text-12">
          <span className="line-clamp-2 text-text">{words}</span>
          <span className="line-clamp-1 text-quiet">{isThere ? galleryMessages.inGallery : name}</span>
        </span>
      </label>
    </li>
  );
});
