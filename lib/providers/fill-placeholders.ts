import type { MediaPlaceholder } from "./contract.ts";

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

function isPlaceholder(value: unknown): value is MediaPlaceholder {
  return typeof value === "object" && value !== null && "media" in value && "as" in value;
}
