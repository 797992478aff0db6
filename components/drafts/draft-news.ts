import type { Draft } from "./draft.ts";
import type { MemberId } from "#lib/domain/base/id.ts";

const nameOf = (memberId: MemberId) => `triptych/drafts/${memberId}`;

/** Tells the other pages of this browser that a draft was changed by something else than its own page. */
export function announceDraft(memberId: MemberId, draft: Draft): void {
  if (!("BroadcastChannel" in globalThis)) return;
  const channel = new BroadcastChannel(nameOf(memberId));
  channel.postMessage(draft);
  channel.close();
}

/** Hears of drafts that other pages of this browser have changed. Gives the way to stop. */
export function onDraftChange(memberId: MemberId, listener: (draft: Draft) => void): () => void {
  if (!("BroadcastChannel" in globalThis)) return () => undefined;
  const channel = new BroadcastChannel(nameOf(memberId));
  channel.addEventListener("message", ({ data }) => listener(data as Draft)); // our own pages alone write it
  return () => channel.close();
}
