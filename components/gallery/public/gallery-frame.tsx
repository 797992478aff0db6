"use client";

import type { GalleryPageView } from "#lib/domain/gallery/gallery-page.ts";
import { GallerySheet } from "./gallery-sheet.tsx";
import { publicMessages } from "./messages.ts";

type GalleryFrameProps = {
  /** As `framedPage` leaves it. */
  page: GalleryPageView;
  mediaRoot: string;
  /** Of the gallery's own page. */
  address: string;
};

/** A gallery inside of somebody else's page: its title, which leads to the gallery itself, and the clips. Nothing is left or taken here. */
export function GalleryFrame({ page, mediaRoot, address }: GalleryFrameProps) {
  const words = (
    <h1 className="min-w-0 text-16 font-semibold break-words">
      <a href={address} target="_blank" rel="noopener noreferrer" className="hover:underline">
        {page.title}
        <span className="sr-only"> {publicMessages.newTab}</span>
      </a>
    </h1>
  );
  return (
    <GallerySheet page={page} mediaRoot={mediaRoot} token={null} words={words}>
      {(head, sheet) => (
        <main className="flex min-h-dvh flex-col gap-4 p-4">
          {head}
          {sheet}
        </main>
      )}
    </GallerySheet>
  );
}
