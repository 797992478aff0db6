import type { MediaRoute } from "#lib/domain/limits/limits.ts";
import type { Kind } from "#lib/domain/media/format.ts";
import type { Reference } from "#lib/domain/prompt/reference.ts";
import type { MediaPlaceholder } from "./contract.ts";

/** The places of all references of a kind, in order; undefined when there is none, since no array is sent empty. */
export function placeholdersOf<As extends MediaPlaceholder["as"]>(
  sent: readonly Reference[],
  kind: Kind,
  as: As,
): { media: Reference["id"]; as: As }[] | undefined {
  const found = sent.filter((reference) => reference.kind === kind).map(({ id }) => ({ media: id, as }));
  return found.length > 0 ? found : undefined;
}

/** How a picture travels to a provider that takes it both ways: a link wherever one can be fetched. */
export function pictureBy(route: MediaRoute): "link" | "inline" {
  return route === "link" ? "link" : "inline";
}

/**
 * A compiled request as it would leave, with `textOf` a placeholder in its place: what a client does with a provider's own schema
 * at the moment of sending, for whoever only wants to show it. The order of the members stays.
 */
export function fillPlaceholders(
  request: unknown,
  textOf: (placeholder: MediaPlaceholder) => string,
): unknown {
  if (isPlaceholder(request)) return textOf(request);
  if (Array.isArray(request)) return request.map((member) => fillPlaceholders(member, textOf));
  if (typeof request !== "object" || request === null) return request;
  return Object.fromEntries(
    Object.entries(request).map(([name, member]) => [name, fillPlaceholders(member, textOf)]),
  );
}

/** The references whose places are within a part of a compiled request. */
export function referencesIn(part: unknown): Reference["id"][] {
  if (isPlaceholder(part)) return [part.media];
  if (Array.isArray(part)) return part.flatMap(referencesIn);
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(referencesIn) : [];
}

function isPlaceholder(value: unknown): value is MediaPlaceholder {
  return typeof value === "object" && value !== null && "media" in value && "as" in value;
}
