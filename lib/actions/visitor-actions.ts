"use server";

import { addComment, saveHeart, saveVote } from "#lib/data/public/responses.ts";
import { commentSchema, heartSchema, voteSchema } from "#lib/domain/gallery/visitor.ts";
import { hashVisitor } from "#lib/session/visitor.ts";
import { takeTurn } from "#lib/session/visitor-limits.ts";
import { visitorAction } from "./visitor-action.ts";

/** Gives a clip a heart, or takes it back. `slow-down` says after how many milliseconds to try again. */
export const heartAction = visitorAction(
  heartSchema,
  async ({ visitor, headers }, { visitorId, ...heart }) => {
    const waitMs = await takeTurn(headers, visitor, "heart");
    if (waitMs > 0) return { ok: false as const, reason: "slow-down" as const, waitMs };
    const visitorHash = hashVisitor(visitor, visitorId);
    return { ok: true as const, count: await saveHeart(visitor, { ...heart, visitorHash }) };
  },
);

/** Leaves words at a clip or at the whole gallery, under a name that their visitor types. */
export const commentAction = visitorAction(commentSchema, async ({ visitor, headers }, comment) => {
  const waitMs = await takeTurn(headers, visitor, "comment");
  if (waitMs > 0) return { ok: false as const, reason: "slow-down" as const, waitMs };
  return addComment(visitor, comment);
});

/** Says which of two clips is better. */
export const voteAction = visitorAction(voteSchema, async ({ visitor, headers }, { visitorId, ...vote }) => {
  const waitMs = await takeTurn(headers, visitor, "vote");
  if (waitMs > 0) return { ok: false as const, reason: "slow-down" as const, waitMs };
  await saveVote(visitor, { ...vote, visitorHash: hashVisitor(visitor, visitorId) });
  return { ok: true as const };
});
