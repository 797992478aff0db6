import { chosenMax } from "./history.ts";
import { type GenerationId, generationIdSchema } from "#lib/domain/base/id.ts";

/**
 * Where a zip of these results is downloaded: each id as its 16 bytes, all in base64url, so that as many as can be chosen fit into
 * an address that every server takes.
 */
export function zipHref(ids: readonly GenerationId[]): string {
  const bytes = Uint8Array.from(
    ids.flatMap((id) =>
      [...id.replaceAll("-", "").matchAll(/../g)].map(([pair]) => Number.parseInt(pair, 16)),
    ),
  );
  const text = btoa(String.fromCharCode(...bytes));
  return `/zip?g=${text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** The results that an address asks for, each once; null where it asks for none, for too many, or in another way. */
export function parseZipTarget(address: string): GenerationId[] | null {
  const text = /^\/zip\?g=([A-Za-z0-9_-]+)$/.exec(address)?.[1];
  if (text === undefined) return null;
  const hex = hexOf(text);
  if (hex === null || hex.length % 32 !== 0 || hex.length > 32 * chosenMax) return null;
  const ids = [...hex.matchAll(/(.{8})(.{4})(.{4})(.{4})(.{12})/g)].map(([, ...parts]) =>
    generationIdSchema.safeParse(parts.join("-")),
  );
  const parsed = new Set(ids.flatMap(({ data }) => data ?? []));
  return parsed.size === ids.length && parsed.size > 0 ? [...parsed] : null;
}

function hexOf(base64url: string): string | null {
  try {
    const bytes = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
    return Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0")).join("");
  } catch {
    return null;
  }
}
