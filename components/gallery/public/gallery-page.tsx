"use client";

import clsx from "clsx";
import type { GalleryPageView } from "#lib/domain/gallery/gallery-page.ts";
import { Mark } from "#components/ui/mark.tsx";
import { countText } from "#lib/domain/base/quantity.ts";
import { GalleryComments } from "./comments/gallery-comments.tsx";
import { GallerySheet } from "./gallery-sheet.tsx";

type GalleryPageProps = {
  page: GalleryPageView;
  /** Where media lie: `/media/g/<token>` for visitors, `/media/p/<gallery>` for its member's preview. */
  mediaRoot: string;
  /** Of the link; null in a preview, where nothing can be left and nothing taken. */
  token: string | null;
};

/** A gallery as a printed contact sheet: a title, the clips, air. The page around it has the landmark. */
export function GalleryPage({ page, mediaRoot, token }: GalleryPageProps) {
  return (
    <GallerySheet page={page} mediaRoot={mediaRoot} token={token}>
      {(tools, sheet) => (
        <div
          className={clsx(
            "mx-auto flex min-h-dvh w-full flex-col px-4 pb-8",
            page.layout === "side-by-side"
              ? "gallery-wide gap-5 pt-5 sm:px-6"
              : "gap-9 pt-10 sm:px-8 sm:pt-14",
            page.layout === "story" && "max-w-[110rem]",
            page.layout === "wall" && "max-w-[160rem]",
          )}
        >
          <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
            <div className="flex min-w-0 flex-col gap-2">
              <h1
                dir="auto"
                className={clsx(
                  "max-w-[32ch] font-semibold text-balance break-words",
                  page.layout === "side-by-side" ? "text-20" : "gallery-title",
                )}
              >
                {page.title}
              </h1>
              {page.introduction && (
                <p dir="auto" className="max-w-prose text-16 break-words whitespace-pre-line text-quiet">
                  {page.introduction}
                </p>
              )}
            </div>
            {tools}
          </header>
          {sheet}
          {page.allowsComments && <GalleryComments comments={page.comments} token={token} />}
          <footer className="mt-auto flex items-center gap-2 pt-6 text-12 text-quiet">
            <Mark className="size-4" />
            <span>Triptych</span>
            <span className="tabular ml-auto">{countText(page.items.length, "clip")}</span>
          </footer>
        </div>
      )}
    </GallerySheet>
  );
}
