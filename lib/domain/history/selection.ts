import { type GenerationId, generationIdSchema } from "#lib/domain/base/id.ts";

/** How many results can be looked at together. */
export const selectionMin = 2;
export const selectionMax = 8;

/** The generations that `/compare?g=…` names, separated by commas; null where they are no selection. */
export function parseSelection(text: unknown): GenerationId[] | null {
  if (typeof text !== "string") return null;
  const ids = text.split(",").map((id) => generationIdSchema.safeParse(id));
  const parsed = ids.flatMap(({ data }) => data ?? []);
  const isWhole = parsed.length === ids.length && new Set(parsed).size === parsed.length;
  return isWhole && parsed.length >= selectionMin && parsed.length <= selectionMax ? parsed : null;
}

/** Where a selection is looked at. */
export function selectionHref(ids: readonly GenerationId[]): string {
  return `/compare?g=${ids.join(",")}`;
}
