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
            "mx-auto flex min-h-dvh w-full flex-col gap-10 px-4 pt-10 pb-8 sm:gap-14 sm:px-8 sm:pt-16",
            page.layout === "story" ? "max-w-[110rem]" : "max-w-[160rem]",
          )}
        >
          <header className="flex flex-col gap-5">
            <div className="flex flex-col gap-3">
              <h1 dir="auto" className="max-w-[32ch] text-28 font-semibold text-balance break-words">
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
