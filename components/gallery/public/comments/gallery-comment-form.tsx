"use client";

import { useState } from "react";
import { CommentForm } from "./comment-form.tsx";
import { isBegun, useCommentDraft } from "./kept-draft.ts";
import { usePosted } from "./use-posted.ts";

type GalleryCommentFormProps = {
  token: string | null;
  /** Somebody has just unfolded it, and has not only come back to what they began. */
  isAsked: boolean;
};

/** Writes a comment on the gallery as a whole. */
export default function GalleryCommentForm({ token, isAsked }: GalleryCommentFormProps) {
  const posted = usePosted();
  const { draft, change, drop } = useCommentDraft(token, "gallery");
  const [isWriting, setWriting] = useState(isAsked);
  return (
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
  );
}

const ofGallery = { itemId: null, atMs: null };
