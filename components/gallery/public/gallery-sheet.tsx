"use client";

import "./gallery.css";
import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { LiveRegion } from "#components/state/live-region.tsx";
import { useEscape } from "#components/state/use-escape.ts";
import type { GalleryPageView } from "#lib/domain/gallery/gallery-page.ts";
import { ClipTile } from "./clip-tile.tsx";
import { CompareBar } from "./compare-bar.tsx";
import { loadViewer } from "./load-player.ts";
import { publicMessages } from "./messages.ts";
import { SheetTools } from "./sheet-tools.tsx";
import { sheetShape, tileShape } from "./sheet-shape.ts";
import { SideBySidePart } from "./side-by-side-part.tsx";
import { togetherMax } from "./together-max.ts";
import { openClips, useOpened } from "./use-opened.ts";
import { ViewerFacade } from "./viewer-facade.tsx";

const ClipViewer = lazy(loadViewer);

/** So few clips are played side by side at once; of more, one chooses. */
const playedAtOnce = 4;

type GallerySheetProps = {
  page: GalleryPageView;
  mediaRoot: string;
  token: string | null;
  /** Of the gallery: its title and introduction, beside which are the tools. */
  words: ReactNode;
  /** Lays out head and sheet in its page. */
  children: (head: ReactNode, sheet: ReactNode) => ReactNode;
};

/** The clips of a gallery, choosing among them, and the player: over the page, or in it where they stand side by side. */
export function GallerySheet({ page, mediaRoot, token, words, children }: GallerySheetProps) {
  const opened = useOpened();
  const items = useMemo(
    () => opened.flatMap((id) => page.items.find((item) => item.id === id) ?? []).slice(0, togetherMax),
    [opened, page],
  );
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  useEscape(chosen ? () => setChosen(null) : null);
  const isSideBySide = page.layout === "side-by-side" && page.items.length > 1;
  const isViewing = items.length > 0 && !isSideBySide;
  const choosing = chosen && {
    ids: chosen,
    isFull: chosen.length >= togetherMax,
    set: (id: string, isChosen: boolean) =>
      setChosen((before) => [...(before ?? []).filter((one) => one !== id), ...(isChosen ? [id] : [])]),
  };
  const sheet =
    page.items.length === 0 ? (
      <p className="text-14 text-quiet">{publicMessages.empty}</p>
    ) : (
      <ol
        aria-label={isSideBySide ? publicMessages.allClips : publicMessages.clips}
        className="sheet"
        {...sheetShape(page.layout, page.items)}
        data-shown={isSideBySide && page.items.length === 2 ? "" : undefined}
      >
        {page.items.map((item, place) => (
          <li key={item.id} {...tileShape(item)}>
            <ClipTile
              page={page}
              item={item}
              mediaRoot={mediaRoot}
              token={token}
              place={place}
              choosing={choosing}
            />
          </li>
        ))}
      </ol>
    );
  const tools = (
    <SheetTools
      page={page}
      token={token}
      isChoosing={chosen !== null}
      onChoose={(isChoosing) => {
        if (isChoosing && page.items.length <= playedAtOnce) openClips(page.items.map(({ id }) => id));
        else setChosen(isChoosing ? [] : null);
      }}
    />
  );
  const head = (
    <header className="gallery-head">
      {words}
      {tools}
    </header>
  );
  return (
    <>
      <div inert={isViewing}>
        {children(
          isSideBySide ? (
            <SideBySidePart {...{ page, mediaRoot, token, words, tools }} opened={items} />
          ) : (
            head
          ),
          sheet,
        )}
        {chosen && (
          <CompareBar
            count={chosen.length}
            onPlay={() => {
              openClips(chosen);
              setChosen(null);
            }}
            onClose={() => setChosen(null)}
          />
        )}
      </div>
      {isViewing ? (
        <Suspense fallback={<ViewerFacade page={page} items={items} mediaRoot={mediaRoot} />}>
          <ClipViewer page={page} items={items} mediaRoot={mediaRoot} token={token} />
        </Suspense>
      ) : (
        <LiveRegion />
      )}
    </>
  );
}
