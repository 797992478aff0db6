"use client";

import { useState } from "react";
import type { PageComment } from "#lib/domain/gallery/gallery-page.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentList } from "./comment-list.tsx";
import { isBegun, useCommentDraft } from "./kept-draft.ts";
import { commentMessages } from "./messages.ts";
import { useWithOwnComments } from "./own-comments.ts";
import { usePosted } from "./use-posted.ts";

type GalleryCommentsProps = { comments: readonly PageComment[]; token: string | null };

/** The comments on the gallery as a whole, at its foot. */
export function GalleryComments({ comments, token }: GalleryCommentsProps) {
  const all = useWithOwnComments("gallery", comments);
  const posted = usePosted();
  const { draft, change, drop } = useCommentDraft(token, "gallery");
  const [isWriting, setWriting] = useState(false);
  return (
    <section aria-labelledby="gallery-comments" className="flex flex-col gap-5 border-t border-line pt-8">
      <h2 id="gallery-comments" className="text-16 font-semibold">
        {commentMessages.title}
      </h2>
      <CommentList comments={all} label={commentMessages.ofGallery} />
      <noscript>
        <p className="text-13 text-quiet">{commentMessages.needsScripts}</p>
      </noscript>
      <CommentForm
        token={token}
        about={ofGallery}
        text={draft.text}
        onText={(text) => change({ text })}
        isWriting={isWriting}
        onWriting={setWriting}
        isBegun={isBegun(draft)}
        thanks={posted.thanks}
        onSent={(sent) => {
          posted.add("gallery", sent);
          drop();
        }}
      />
    </section>
  );
}

const ofGallery = { itemId: null, atMs: null };
