import type { MediaPlaceholder, SendOptions } from "#lib/providers/contract.ts";

/** What stands for each of these references in this attempt, in order. */
export function resolveAll(
  placeholders: readonly MediaPlaceholder[],
  { resolveMedia }: Pick<SendOptions, "resolveMedia">,
): Promise<string[]> {
  return Promise.all(placeholders.map((placeholder) => resolveMedia(placeholder)));
}
