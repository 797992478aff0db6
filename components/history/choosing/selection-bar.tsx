"use client";

import "./selection-bar.css";
import { Columns2, Download, Ellipsis, GalleryVertical, Star, Tag, Trash2, X } from "lucide-react";
import { historyMessages } from "#components/history/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { chosenMax, type HistoryResult } from "#lib/domain/history/history.ts";
import { zipHref } from "#lib/domain/history/history-zip.ts";
import { selectionHref, selectionMax, selectionMin } from "#lib/domain/history/selection.ts";
import { downloadZip } from "./download-zip.ts";

type SelectionBarProps = {
  /** In the order in which they were selected. */
  results: readonly HistoryResult[];
  /** How many of them are shown just now. */
  shownCount: number;
  /** Whether single keys do the same. */
  usesShortcuts: boolean;
  onFavour: () => void;
  onTags: () => void;
  onAddToGallery: () => void;
  onDelete: () => void;
  onSelectAll: () => void;
  onClear: () => void;
};

/** Over the foot of the window while clips are selected: how many, and what can be done with them. */
export function SelectionBar(props: SelectionBarProps) {
  const {
    results,
    shownCount,
    usesShortcuts,
    onFavour,
    onTags,
    onAddToGallery,
    onDelete,
    onSelectAll,
    onClear,
  } = props;
  if (results.length === 0) return null;
  const videos = results.filter(({ video }) => video !== null);
  const ids = videos.map(({ id }) => id);
  const sizeBytes = videos.reduce((sum, { video }) => sum + (video?.sizeBytes ?? 0), 0);
  const hidden = results.length - shownCount;
  const keyHint = (cap: string) => (usesShortcuts ? { detail: cap } : {});
  const areFavourites = results.every(({ isFavourite }) => isFavourite);
  const whyNot =
    videos.length < selectionMin
      ? historyMessages.selectOneMore
      : videos.length > selectionMax
        ? historyMessages.mostCompared(selectionMax)
        : null;
  const compare = (
    <>
      <Icon of={Columns2} />
      <span className="bar-word">{historyMessages.compare}</span>
    </>
  );
  return (
    <section
      aria-label={historyMessages.selection}
      className="selection-bar fixed inset-x-0 bottom-4 z-40 mx-auto flex min-h-12 w-fit max-w-[calc(100vw-1rem)] items-center gap-0.5 rounded-[0.75rem] py-0.5 pr-1.5 pl-4 text-13 md:bottom-6"
    >
      <output className="tabular mr-1 min-w-0 font-semibold">
        {historyMessages.selected(results.length)}
        {hidden > 0 && (
          <span className="ml-1.5 font-normal text-quiet">{historyMessages.notShown(hidden)}</span>
        )}
        {results.length >= chosenMax && (
          <span className="ml-1.5 font-normal text-quiet">{historyMessages.mostSelected(chosenMax)}</span>
        )}
      </output>
      <Line />
      {whyNot ? (
        videos.length > 0 && (
          <Button
            variant="quiet"
            size="small"
            busy
            data-tooltip={whyNot}
            title={whyNot}
            className="bg-transparent! border-transparent!"
          >
            {compare}
          </Button>
        )
      ) : (
        <ButtonLink variant="quiet" size="small" href={selectionHref(ids)}>
          {compare}
        </ButtonLink>
      )}
      {videos.length > 0 && (
        <Button variant="quiet" size="small" onClick={onAddToGallery}>
          <Icon of={GalleryVertical} />
          <span className="bar-word">{historyMessages.addToGallery}</span>
        </Button>
      )}
      <Button variant="quiet" size="small" onClick={onTags}>
        <Icon of={Tag} />
        <span className="bar-word">{historyMessages.tag}</span>
      </Button>
      {videos.length > 0 && (
        <a
          href={zipHref(ids)}
          download
          onClick={(event) => {
            event.preventDefault();
            void downloadZip(ids);
          }}
          data-tooltip={historyMessages.downloads(videos.length, sizeBytes)}
          className={buttonClass("quiet", "small")}
        >
          <Icon of={Download} />
          <span className="bar-word">{historyMessages.download}</span>
        </a>
      )}
      <Menu
        label={historyMessages.more}
        size="small"
        entries={[
          {
            type: "action",
            label: areFavourites ? historyMessages.notFavourite : historyMessages.favourite,
            icon: Star,
            ...keyHint("F"),
            onSelect: onFavour,
          },
          { type: "action", label: historyMessages.selectAll, ...keyHint("A"), onSelect: onSelectAll },
          { type: "line", id: "before-delete" },
          {
            type: "action",
            label: historyMessages.delete,
            icon: Trash2,
            tone: "danger",
            ...keyHint("Del"),
            onSelect: onDelete,
          },
        ]}
      >
        <Icon of={Ellipsis} />
      </Menu>
      <Line />
      <IconButton label={historyMessages.clearSelection} icon={X} onClick={onClear} />
    </section>
  );
}

function Line() {
  return <span aria-hidden className="mx-1.5 h-5 w-px shrink-0 bg-[oklch(1_0_0/0.16)]" />;
}
