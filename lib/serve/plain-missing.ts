import type { ServerResponse } from "node:http";
import { plainPageMessages } from "./messages.ts";
import { pagePlace } from "#lib/session/security-headers.ts";
import { plainPage, plainPolicy } from "./plain-page.ts";

const html = plainPage(plainPageMessages.missing);
const kept: ReadonlySet<string> = new Set(["strict-transport-security", "date", "connection", "keep-alive"]);

/**
 * Puts a page by hand in the place of every missing page of galleries: the framework draws its own by script, which a visitor may not
 * have, and with a nonce and a trace of the address in it. So each of them is the same, byte for byte, whatever is missing and why. Whether
 * something is missing is the framework's page to decide; everything but a 404 in HTML goes through as it is.
 */
export function showMissingPlainly(path: string, response: ServerResponse): void {
  let isReplaced = false;
  const write = response.write.bind(response) as (...given: unknown[]) => boolean; // of many forms, handed on as they come
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse; // as above
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse; // as above
  const replace = (): boolean => {
    if (isReplaced) return true;
    if (response.headersSent || response.statusCode !== 404) return false;
    if (!String(response.getHeader("content-type") ?? "").startsWith("text/html")) return false;
    isReplaced = true;
    for (const name of response.getHeaderNames()) if (!kept.has(name)) response.removeHeader(name);
    writeHead(404, headersOf(path));
    end(html, "utf8");
    return true;
  };
  response.writeHead = (...given: unknown[]) => {
    response.statusCode = Number(given[0]);
    const headers = given.find((one) => typeof one === "object" && one !== null && !Array.isArray(one));
    if (response.statusCode === 404)
      for (const [name, value] of Object.entries((headers ?? {}) as Record<string, string>))
        response.setHeader(name, value); // a plain object of headers
    return replace() ? response : writeHead(...given);
  };
  response.write = (...given: unknown[]) => replace() || write(...given);
  response.end = (...given: unknown[]) => (replace() ? response : end(...given));
}

function headersOf(path: string): Record<string, string | number> {
  const isFramed = pagePlace(path.split("?")[0] ?? "") === "frame";
  return {
    "cache-control": "private, no-store",
    "content-length": Buffer.byteLength(html),
    "content-security-policy": plainPolicy(isFramed ? "*" : "'none'"),
    "content-type": "text/html; charset=utf-8",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow",
  };
}
