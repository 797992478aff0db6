import { parsePlainJson } from "#lib/domain/base/plain-text.ts";
import { beginsAsCurl } from "#lib/domain/exchange/begins-as-curl.ts";
import { parseCurl } from "#lib/domain/exchange/curl.ts";
import { redactSecrets } from "#lib/domain/exchange/redact-secrets.ts";
import type { Provider } from "./contract.ts";
import type { ImportedRequest } from "./imported-request.ts";

/** What a pasted text turned out to be. */
export type Pasted =
  | { state: "request"; provider: Provider; request: ImportedRequest }
  /** A cURL line whose body lies in a file that only its author has. */
  | { state: "body-in-file"; name: string }
  | { state: "text" };

/** In characters. A body that carries files may be large; beyond this it is not looked at. */
const lookedAtMax = 48_000_000;

/**
 * Looks whether a pasted text is a request body or a cURL line of one of these providers. `text` is what may be kept of it as text:
 * without headers and keys where it is either of the two, recognised or not, else as it came.
 */
export async function readPasted(
  pasted: string,
  providers: readonly Provider[],
): Promise<Pasted & { text: string; isCurl: boolean }> {
  const plain = withoutFence(pasted);
  const isCurl = beginsAsCurl(plain);
  const found = plain.length > lookedAtMax ? null : await read(plain, isCurl, providers);
  const text = found || isCurl ? redactSecrets(plain) : pasted;
  return { ...(found ?? { state: "text" }), text, isCurl };
}

async function read(plain: string, isCurl: boolean, providers: readonly Provider[]): Promise<Pasted | null> {
  if (!isCurl) return findReader(parseBody(plain), null, providers);
  const curl = parseCurl(plain);
  if (curl?.body === "file") return { state: "body-in-file", name: curl.name };
  if (curl?.body !== "text") return null;
  const found = await findReader(parseBody(curl.text), curl.url, providers);
  if (!found || !curl.hasMore) return found;
  return { ...found, request: { ...found.request, notes: [...found.request.notes, { code: "more-text" }] } };
}

async function findReader(
  body: Record<string, unknown> | null,
  url: string | null,
  providers: readonly Provider[],
): Promise<(Pasted & { state: "request" }) | null> {
  if (!body) return null;
  for (const provider of providers) {
    const readRequest = await provider.loadRequestReader?.();
    const request = readRequest?.(body, url === null ? null : URL.parse(url));
    if (request) return { state: "request", provider, request };
  }
  return null;
}

function parseBody(text: string): Record<string, unknown> | null {
  try {
    const value = parsePlainJson(text);
    const isObject = value !== null && typeof value === "object" && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null; // an object's members are unknown
  } catch {
    return null;
  }
}

/** Documentation is often copied together with the fence around it. */
function withoutFence(text: string): string {
  return /^\s*```[\w-]*[^\S\n]*\n([\s\S]*?)\n?\s*```\s*$/.exec(text)?.[1] ?? text;
}
