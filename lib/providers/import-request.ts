import { type Fields, isFields, parseJson } from "#lib/domain/base/fields.ts";
import { beginsAsCurl } from "#lib/domain/exchange/begins-as-curl.ts";
import type { CodeRequest } from "#lib/domain/exchange/code-request-finder.ts";
import { parseCurl } from "#lib/domain/exchange/curl.ts";
import { redactSecrets, removeSecrets } from "#lib/domain/exchange/redact-secrets.ts";
import type { Provider } from "./contract.ts";
import { readUnnamedRequest } from "./import-unnamed.ts";
import type { ImportedRequest, ImportNote, UnnamedRequest } from "./imported-request.ts";

/** What a pasted text turned out to be. */
export type Pasted =
  | { state: "request"; provider: Provider; request: ImportedRequest }
  /** Fields of a request, from which nobody can tell the model. */
  | { state: "fields"; request: UnnamedRequest }
  /** A cURL line whose body lies in a file that only its author has. */
  | { state: "body-in-file"; name: string }
  | { state: "text" };

/** In characters. A body that carries files may be large; beyond this it is not looked at. */
const lookedAtMax = 48_000_000;
/** Programs and examples are written by people. */
const codeMax = 4_000_000;
const yamlMax = 100_000;

/**
 * Looks whether a pasted text is a request to one of these providers: a cURL line, a body as JSON, a program of Python or JavaScript
 * that sends one, an example in YAML, or its fields alone. `text` is what may be kept of it as text: without keys, whatever it is, and
 * without headers and files where it is a request.
 */
export async function readPasted(
  pasted: string,
  providers: readonly Provider[],
): Promise<Pasted & { text: string; isCurl: boolean }> {
  const plain = withoutFence(pasted);
  const isCurl = beginsAsCurl(plain);
  const found = plain.length > lookedAtMax ? null : await read(plain, isCurl, providers);
  const text = found || isCurl ? redactSecrets(plain) : removeSecrets(pasted).text;
  return { ...(found ?? { state: "text" }), text, isCurl };
}

async function read(plain: string, isCurl: boolean, providers: readonly Provider[]): Promise<Pasted | null> {
  if (!isCurl) {
    const body = parseBody(plain);
    if (body) return findReader([{ url: null, body }], providers);
    return (
      (await findReader(await readCode(plain), providers)) ??
      (await findReader(await readYaml(plain), providers))
    );
  }
  const curl = parseCurl(plain);
  if (curl?.body === "file") return { state: "body-in-file", name: curl.name };
  if (curl?.body !== "text") return null;
  const body = parseBody(curl.text);
  const found = body && (await findReader([{ url: curl.url, body }], providers));
  if (found?.state !== "request" || !curl.hasMore) return found;
  return { ...found, request: withNote(found.request, { code: "more-text" }) };
}

/** What the first reader that knows one of these bodies makes of it. */
async function findReader(
  requests: readonly CodeRequest[],
  providers: readonly Provider[],
): Promise<(Pasted & { state: "request" | "fields" }) | null> {
  for (const { url, body } of requests) {
    const told = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    const names = Object.keys(body).filter((name) => body[name] === undefined);
    const note: ImportNote | null = names.length > 0 ? { code: "untold", names } : null;
    for (const provider of providers) {
      const readRequest = await provider.loadRequestReader?.();
      const request = readRequest?.(told, url === null ? null : URL.parse(url, base(url)));
      if (request) return { state: "request", provider, request: withNote(request, note) };
    }
    const request = url === null ? readUnnamedRequest(told) : null;
    if (request) return { state: "fields", request: withNote(request, note) };
  }
  return null;
}

/** A path is as good as an address: nobody looks at the host. */
const base = (url: string) => (url.startsWith("/") ? "https://host.invalid" : undefined);

function withNote<Request extends UnnamedRequest>(request: Request, note: ImportNote | null): Request {
  return note ? { ...request, notes: [...request.notes, note] } : request;
}

function parseBody(text: string): Fields | null {
  const value = parseJson(text);
  return isFields(value) ? value : null;
}

async function readCode(text: string): Promise<CodeRequest[]> {
  if (text.length > codeMax || !text.includes("prompt")) return [];
  const { readCodeRequests } = await import("#lib/domain/exchange/code-requests.ts");
  return readCodeRequests(text);
}

async function readYaml(text: string): Promise<CodeRequest[]> {
  if (text.length > yamlMax || !/^[ \t-]*prompt[ \t]*:/m.test(text)) return [];
  const { readYamlRequests } = await import("#lib/domain/exchange/yaml-requests.ts");
  return readYamlRequests(text);
}

/** Documentation is often copied together with the fence around it. */
function withoutFence(text: string): string {
  return /^\s*```[\w-]*[^\S\n]*\n([\s\S]*?)\n?\s*```\s*$/.exec(text)?.[1] ?? text;
}
