"use client";

import { useMemo } from "react";
import * as z from "zod/mini";
import { openKept, useKept } from "#components/state/kept.ts";
import { galleryItemIdSchema } from "#lib/domain/base/id.ts";
import { drawingSchema } from "#lib/domain/judgement/drawing.ts";
import { draftKey } from "./draft-key.ts";

const draftSchema = z.object({
  text: z.string(),
  /** The clip that it is about, once it was chosen or begun. */
  itemId: z.nullable(galleryItemIdSchema),
  /** In the clip; null until there are words or strokes: then the frame in sight is held. */
  atMs: z.nullable(z.int()),
  /** Whether it is about that time, or about the clip as a whole. */
  isTimed: z.boolean(),
  drawing: z.optional(drawingSchema),
});

/** A comment that is being written. */
export type CommentDraft = z.infer<typeof draftSchema>;

const noDraft: CommentDraft = { text: "", itemId: null, atMs: null, isTimed: true };

type KeptDraft = {
  draft: CommentDraft;
  change: (next: Partial<CommentDraft> | ((now: CommentDraft) => Partial<CommentDraft>)) => void;
  /** It was sent. */
  drop: () => void;
};

/** A comment that is being written, of a clip or of all that is played or shown: it survives a reload of the page. */
export function useCommentDraft(token: string | null, subject: string): KeptDraft {
  const kept = useMemo(
    () =>
      openKept<CommentDraft>({
        key: draftKey(token, subject),
        place: "session",
        schema: draftSchema,
        fallback: noDraft,
      }),
    [token, subject],
  );
  return {
    draft: useKept(kept),
    change: (next) => kept.update((now) => ({ ...now, ...(typeof next === "function" ? next(now) : next) })),
    drop: () => kept.update(() => noDraft),
  };
}

/** Whether there is anything in it. */
export const isBegun = ({ text, drawing }: CommentDraft) => text !== "" || drawing !== undefined;
