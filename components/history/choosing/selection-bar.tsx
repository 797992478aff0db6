"use client";

import "./selection-bar.css";
import { Download, Star, Tag, Trash2, X } from "lucide-react";
import { AddToGallery } from "#components/reuse/add-to-gallery/add-to-gallery.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { chosenMax, type HistoryResult } from "#lib/domain/history/history.ts";
import { zipHref } from "#lib/domain/history/history-zip.ts";
import { bytesText, countText } from "#lib/domain/base/quantity.ts";
import { selectionHref, selectionMax, selectionMin } from "#lib/domain/history/selection.ts";
import { downloadZip } from "./download-zip.ts";

type SelectionBarProps = {
  /** In the order in which they were chosen. */
  results: readonly HistoryResult[];
  /** How many of them are shown just now. */
  shownCount: number;
  onFavour: () => void;
  onTags: () => void;
  onDelete: () => void;
  onChooseAll: () => void;
  onClear: () => void;
};

/** Along the foot while results are chosen: what is chosen, and what can be done with it. */
export function SelectionBar(props: SelectionBarProps) {
  const { results, shownCount, onFavour, onTags, onDelete, onChooseAll, onClear } = props;
  if (results.length === 0) return null;
  const videos = results.filter(({ video }) => video !== null);
  const ids = videos.map(({ id }) => id);
  const sizeBytes = videos.reduce((sum, { video }) => sum + (video?.sizeBytes ?? 0), 0);
  const hidden = results.length - shownCount;
  const notes = [
    ...(results.length >= chosenMax ? [`${chosenMax} at most.`] : []),
    ...(videos.length === 1 ? ["Choose one more to compare."] : []),
    ...(videos.length > selectionMax ? [`${selectionMax} at most can be compared.`] : []),
  ];
  return (
    <section
      aria-label="Selection"
      className="selection-bar sticky bottom-0 z-30 flex animate-settle items-center gap-2 border-t border-line bg-ground py-3 *:shrink-0 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 md:-mx-3 md:flex-wrap md:justify-end md:px-3 xl:flex-nowrap"
    >
      <output className="mr-auto text-13 text-pretty text-quiet max-md:max-w-32 xl:min-w-0 xl:shrink!">
        {countText(results.length, "result")} chosen{hiddenText(results.length, hidden)}
        {notes.length > 0 && `. ${notes.join(" ")}`}
      </output>
      <Button variant="quiet" className="max-md:order-last" onClick={onChooseAll}>
        Choose all shown
      </Button>
      <Button variant="quiet" className="max-md:order-last" onClick={onClear}>
        <Icon of={X} />
        Clear
      </Button>
      <Button onClick={onFavour}>
        <Icon of={Star} />
        {results.every(({ isFavourite }) => isFavourite) ? "Not a favourite" : "Favourite"}
      </Button>
      <Button onClick={onTags}>
        <Icon of={Tag} />
        Tags
      </Button>
      <Button variant="danger" onClick={onDelete}>
        <Icon of={Trash2} />
        Delete
      </Button>
      {videos.length > 0 && (
        <>
          <AddToGallery generationIds={ids} />
          <a
            href={zipHref(ids)}
            download
            onClick={(event) => {
              event.preventDefault();
              void downloadZip(ids);
            }}
            data-tooltip={`${countText(videos.length, "video")}, ${bytesText(sizeBytes)}`}
            className={buttonClass("secondary", "normal")}
          >
            <Icon of={Download} />
            Download {videos.length}
          </a>
        </>
      )}
      {videos.length >= selectionMin && videos.length <= selectionMax && (
        <ButtonLink variant="primary" href={selectionHref(ids)}>
          Compare {videos.length}
        </ButtonLink>
      )}
    </section>
  );
}

function hiddenText(chosen: number, hidden: number): string {
  if (hidden === 0) return "";
  if (hidden < chosen) return `, ${hidden} of them not shown here`;
  return chosen === 1 ? ", not shown here" : ", none of them shown here";
}
