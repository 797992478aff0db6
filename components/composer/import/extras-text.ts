import type { Extras } from "#lib/domain/extras.ts";

/** What only this model is told, in one line; "" where there is nothing. */
export function extrasText({ returnLastFrame, expiresAfterMs, namespace }: Extras): string {
  return [
    returnLastFrame && "last frame wanted too",
    expiresAfterMs !== undefined && `given up after ${expiresAfterMs / 1000} s`,
    namespace !== undefined && `billed to ${namespace}`,
  ]
    .filter(Boolean)
    .join(" · ");
}
