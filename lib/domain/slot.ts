import type { Kind } from "./kind.ts";
import type { Reference } from "./reference.ts";

/** What an empty slot of a prompt is called until it is given a file. */
export const slotName = { image: "an image", video: "a video", audio: "a sound" } as const satisfies Record<
  Kind,
  string
>;

/** Whether a reference is a place that waits for a file of its kind, and never had one. */
export function isSlot({ assetId, kind, name }: Pick<Reference, "assetId" | "kind" | "name">): boolean {
  return assetId === null && name === slotName[kind];
}
