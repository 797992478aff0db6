import type { ServerResponse } from "node:http";

/** The one answer to everything that is not there, not theirs, or not even well-formed. */
export function sendMissing(response: ServerResponse): void {
  const body = "Not found\n";
  response
    .writeHead(404, {
      "cache-control": "private, no-store",
      "content-length": body.length,
      "content-security-policy": "sandbox; default-src 'none'",
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
      "x-robots-tag": "noindex",
    })
    .end(body);
}
