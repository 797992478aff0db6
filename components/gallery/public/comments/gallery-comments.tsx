"use client";

import { lazy, Suspense, useState, useSyncExternalStore } from "react";
import { hasKept } from "#components/state/kept.ts";
import type { PageComment } from "#lib/domain/gallery/gallery-page.ts";
import { AddComment } from "./add-comment.tsx";
import { CommentList } from "./comment-list.tsx";
import { draftKey } from "./draft-key.ts";
import { commentMessages } from "./messages.ts";
import { useWithOwnComments } from "./own-comments.ts";

type GalleryCommentsProps = { comments: readonly PageComment[]; token: string | null };

/** Its code is loaded when somebody wants to write, or has begun to. */
const GalleryCommentForm = lazy(() => import("./gallery-comment-form.tsx"));

/** The comments on the gallery as a whole, at its foot. */
export function GalleryComments({ comments, token }: GalleryCommentsProps) {
  const all = useWithOwnComments("gallery", comments);
  const [wants, setWants] = useState<"nothing" | "draft" | "form">("nothing");
  const hasBegun = useSyncExternalStore(
    subscribeToNothing,
    () => hasKept(draftKey(token, "gallery"), "session"),
    () => false,
  );
  if (hasBegun && wants === "nothing") setWants("draft"); // and stays, when the draft was sent
  const unfold = <AddComment onClick={() => setWants("form")} />;
  return (
    <section aria-labelledby="gallery-comments" className="flex flex-col gap-5 border-t border-line pt-8">
      <h2 id="gallery-comments" className="text-16 font-semibold">
        {commentMessages.title}
      </h2>
      <CommentList comments={all} label={commentMessages.ofGallery} />
      <noscript>
        <p className="text-13 text-quiet">{commentMessages.needsScripts}</p>
      </noscript>
      {wants === "nothing" ? (
        unfold
      ) : (
        <Suspense fallback={unfold}>
          <GalleryCommentForm token={token} isAsked={wants === "form"} />
        </Suspense>
      )}
    </section>
  );
}

/** What was kept is looked up, not watched. */
const subscribeToNothing = () => () => {};
