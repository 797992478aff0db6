import clsx from "clsx";
import { memo } from "react";
import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { ResultPicture } from "#components/gallery/edit/result-picture.tsx";
import { shapeOf } from "#components/gallery/edit/sheet/shape-of.ts";
import { PassingFilm } from "#components/ui/passing-film.tsx";
import { usePassing } from "#components/ui/use-passing.ts";
import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import { resultName } from "#lib/domain/generation/result-name.ts";

type PickerTileProps = {
  result: GalleryResult;
  labels: Readonly<Record<string, string>>;
  isThere: boolean;
  /** In the order of choosing, from 1; null while it isn't chosen. */
  turn: number | null;
  /** No further one can be taken. */
  isFull: boolean;
  onToggle: (result: GalleryResult, isChosen: boolean) => void;
};

/** One result to choose, in its own ratio: the whole picture is its checkbox, and plays under a resting pointer. */
export const PickerTile = memo(function PickerTile(props: PickerTileProps) {
  const { result, labels, isThere, turn, isFull, onToggle } = props;
  const { isWanted, handlers } = usePassing();
  const words = result.excerpt || untitledPrompt;
  const name = resultName(labels[result.modelId] ?? result.modelId, result.variation, result.output);
  const { widthPx, heightPx } = shapeOf(result);
  const ratio = widthPx / heightPx;
  const media = result.assetId && `/media/a/${result.assetId}`;
  return (
    <li
      className="min-w-0"
      style={{ flex: `${ratio} 1 ${ratio * 9}rem`, maxWidth: `min(100%, ${ratio * 13}rem)` }}
    >
      <label
        style={{ aspectRatio: ratio }}
        className={clsx(
          "group/tile relative grid place-items-center overflow-hidden rounded-[3px] bg-screen text-12 text-quiet scheme-dark",
          turn !== null && "outline-3 -outline-offset-3 outline-accent forced-colors:outline-[Highlight]",
          isThere && "opacity-50",
          "has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-text",
        )}
        {...handlers}
      >
        <ResultPicture result={result} />
        {isWanted && media && (
          <PassingFilm src={result.hasCopy ? `${media}/compare` : media} className="object-contain" />
        )}
        <input
          type="checkbox"
          className="sr-only"
          aria-label={`${name}: ${words}`}
          checked={turn !== null || isThere}
          disabled={isThere || (isFull && turn === null)}
          onChange={({ target }) => onToggle(result, target.checked)}
        />
        {turn !== null && (
          <span
            aria-hidden
            className="tabular absolute top-2 left-2 grid size-6 place-items-center rounded-control bg-accent text-12 font-semibold text-on-accent"
          >
            {turn}
          </span>
        )}
        <span
          className={clsx(
            "absolute inset-x-0 bottom-0 bg-linear-to-t from-[oklch(0_0_0/0.8)] px-2.5 pt-8 pb-2 text-[oklch(0.97_0_0)] transition-opacity",
            !isThere &&
              "opacity-0 group-hover/tile:opacity-100 group-has-focus-visible/tile:opacity-100 [@media(hover:none)]:opacity-100",
          )}
        >
          <span className="line-clamp-1">{isThere ? galleryMessages.inGallery : words}</span>
          {!isThere && <span className="line-clamp-1 text-[oklch(0.82_0_0)]">{name}</span>}
        </span>
      </label>
    </li>
  );
});
