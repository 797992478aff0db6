"use client";

import { Mark } from "#components/ui/mark.tsx";
import type { GalleryPageView } from "#lib/domain/gallery/gallery-page.ts";
import { GalleryComments } from "./comments/gallery-comments.tsx";
import { GallerySheet } from "./gallery-sheet.tsx";
import { publicMessages } from "./messages.ts";
import { sheetShape } from "./sheet-shape.ts";

type GalleryPageProps = {
  page: GalleryPageView;
  /** Where media lie: `/media/g/<token>` for visitors, `/media/p/<gallery>` for its member's preview. */
  mediaRoot: string;
  /** Of the link; null in a preview, where nothing can be left and nothing taken. */
  token: string | null;
};

/** A gallery as a printed contact sheet: a title, the clips, air. The page around it has the landmark. */
export function GalleryPage({ page, mediaRoot, token }: GalleryPageProps) {
  const { title, introduction, layout, items } = page;
  const words = (
    <div className="flex min-w-0 flex-col gap-2">
      <h1 dir="auto" className="gallery-title">
        {title}
      </h1>
      {introduction && (
        <p dir="auto" className="max-w-[36em] text-16 break-words whitespace-pre-line text-quiet">
          {introduction}
        </p>
      )}
    </div>
  );
  return (
    <GallerySheet page={page} mediaRoot={mediaRoot} token={token} words={words}>
      {(head, sheet) => (
        <div className="gallery-page" {...sheetShape(layout, items)}>
          {head}
          {sheet}
          {page.allowsComments && <GalleryComments comments={page.comments} token={token} />}
          <footer className="mt-auto flex items-center gap-2 pt-3 text-12 text-quiet">
            <Mark className="size-4" />
            {publicMessages.madeWith}
          </footer>
        </div>
      )}
    </GallerySheet>
  );
}
