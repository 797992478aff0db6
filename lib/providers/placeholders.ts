import type { Kind } from "#lib/domain/kind.ts";
import type { MediaRoute } from "#lib/domain/media-route.ts";
import type { Reference } from "#lib/domain/reference.ts";
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
