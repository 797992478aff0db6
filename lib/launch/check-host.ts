import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Config } from "#lib/config.ts";
import { localOrigin } from "#lib/storage/local-origin.ts";

/**
 * Answers requests that came in under another name than `APP_URL` with a page that says which address to use: cookies
 * and the origin check would fail there in ways that nobody understands. True when it has answered.
 */
export function createHostCheck(
  config: Config,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const ownHost = new URL(config.appUrl).host;
  const mediaHost = new URL(config.mediaOrigin).host;
  const localHost = new URL(localOrigin(config)).host;
  const isFine = (host: string, path: string) =>
    host === ownHost ||
    (path.startsWith("/media/l/") && (host === mediaHost || host === localHost)) ||
    (path.startsWith("/ingest/") && host === localHost);

  return (request, response) => {
    const path = request.url ?? "/";
    const forwarded = config.trustsProxy ? request.headers["x-forwarded-host"] : undefined;
    const host = String(forwarded ?? request.headers.host ?? "").toLowerCase();
    if (isFine(host, path)) return false;
    const address = escapeHtml(config.appUrl + (path.startsWith("/") ? path : "/"));
    response
      .writeHead(421, {
        "cache-control": "no-store",
        "content-security-policy": `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'`,
        "content-type": "text/html; charset=utf-8",
        "x-content-type-options": "nosniff",
      })
      .end(
        `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Another address · Triptych</title><style>${style}</style><main><h1>This studio has another address</h1><p>Go to <a href="${address}">${address}</a></p><p>Whoever runs the studio sets the address that people use with APP_URL.</p></main></html>\n`,
      );
    return true;
  };
}

/** The look of the studio's own pages, by hand: this page stands outside of them, and loads nothing. */
const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f9f9f9,#0d0d0d);color:light-dark(#161616,#e8e8e8)}body{margin:0;min-height:100vh;display:grid;place-items:center}main{max-width:24rem;padding:2rem 1rem;overflow-wrap:anywhere}h1{font-size:1.25rem;margin:0}p{margin:.75rem 0 0;color:light-dark(#555,#a5a5a5)}a{color:light-dark(#8a5200,#f5b04c)}`;
const styleHash = createHash("sha256").update(style).digest("base64");

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
