"use client";

import type { PageComment } from "#lib/domain/gallery/gallery-page.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentList } from "./comment-list.tsx";
import { useOwnComments } from "./use-own-comments.ts";

type GalleryCommentsProps = { comments: readonly PageComment[]; token: string | null };

/** The comments on the gallery as a whole, at its foot. */
export function GalleryComments({ comments, token }: GalleryCommentsProps) {
  const own = useOwnComments("gallery", comments);
  return (
    <section aria-labelledby="gallery-comments" className="flex flex-col gap-5 border-t border-line pt-8">
      <h2 id="gallery-comments" className="text-16 font-semibold">
        Comments
      </h2>
      <CommentList comments={own.comments} label="Comments on the gallery" onSeek={null} />
      {own.thanks && <p className="text-13 text-quiet">{own.thanks}</p>}
      <noscript>
        <p className="text-13 text-quiet">Commenting needs scripts, which this browser does not run.</p>
      </noscript>
      <CommentForm token={token} itemId={null} atMs={null} onSent={own.add} onClose={null} />
    </section>
  );
}
