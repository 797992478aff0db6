"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SearchField } from "#components/history/filters/search-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { GalleryResult } from "#lib/domain/gallery/gallery-view.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import { galleryResultsQuery } from "#lib/queries/gallery-query.ts";
import { galleryMessages } from "#components/gallery/edit/messages.ts";
import { PickerTile } from "./picker-tile.tsx";

type ResultPickerProps = {
  labels: Readonly<Record<string, string>>;
  /** Those that stand in the gallery. */
  there: ReadonlySet<GenerationId>;
  /** How many more it holds. */
  room: number;
  onChoose: (results: readonly GalleryResult[]) => void;
  onClose: () => void;
};

/** A default export because React.lazy asks for one. */
export default function ResultPicker({ labels, there, room, onChoose, onClose }: ResultPickerProps) {
  const [words, setWords] = useState("");
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    galleryResultsQuery(words),
  );
  const [chosen, setChosen] = useState<readonly GalleryResult[]>([]);
  const results = data?.pages.flatMap((page) => page.items);
  const turnOf = ({ generationId }: GalleryResult) =>
    chosen.findIndex((other) => other.generationId === generationId) + 1 || null;
  const isFull = chosen.length >= room;
  const toggle = (result: GalleryResult, isChosen: boolean) =>
    setChosen((before) => {
      const others = before.filter((other) => other.generationId !== result.generationId);
      return isChosen && others.length < room ? [...others, result] : others;
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      shape="wide"
      title={galleryMessages.addClips}
      description={galleryMessages.pickerHint}
      actions={
        <>
          <output className="mr-auto self-center text-13 text-quiet">
            {galleryMessages.picked(chosen.length, isFull)}
          </output>
          <Button variant="primary" busy={chosen.length === 0} onClick={() => onChoose(chosen)}>
            {galleryMessages.add(chosen.length)}
          </Button>
        </>
      }
    >
      <div className="mb-3 flex">
        <SearchField value={words} onSearch={setWords} ref={null} />
      </div>
      {isError && !results ? (
        <EmptyState
          title={galleryMessages.readFailed}
          action={<Button onClick={() => void refetch()}>{galleryMessages.tryAgain}</Button>}
        />
      ) : !results ? (
        <Skeleton className="h-64" />
      ) : results.length === 0 && words !== "" ? (
        <EmptyState title={galleryMessages.nothingFound}>{galleryMessages.nothingFoundHint}</EmptyState>
      ) : results.length === 0 ? (
        <EmptyState title={galleryMessages.noResults}>{galleryMessages.noResultsHint}</EmptyState>
      ) : (
        <ul
          aria-label={galleryMessages.results}
          className="flex max-h-[62dvh] flex-wrap content-start gap-1 overflow-y-auto after:grow-[100]"
        >
          {results.map((result) => (
            <PickerTile
              key={result.generationId}
              result={result}
              labels={labels}
              isThere={there.has(result.generationId)}
              turn={turnOf(result)}
              isFull={isFull}
              onToggle={toggle}
            />
          ))}
          {hasNextPage && (
            <li className="w-full pt-2">
              <Button className="w-full" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {isFetchingNextPage ? galleryMessages.fetching : galleryMessages.older}
              </Button>
            </li>
          )}
        </ul>
      )}
    </Dialog>
  );
}
