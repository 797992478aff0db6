import type { IncomingMessage, ServerResponse } from "node:http";
import type { Config } from "#lib/config.ts";
import { escapeHtml } from "#lib/domain/base/escape-html.ts";
import { plainPageMessages } from "./messages.ts";
import { localOrigin } from "./local-origin.ts";
import { plainPage, plainPolicy } from "./plain-page.ts";

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
    host === ownHost || (path.startsWith("/media/l/") && (host === mediaHost || host === localHost));

  return (request, response) => {
    const path = request.url ?? "/";
    const forwarded = config.trustsProxy ? request.headers["x-forwarded-host"] : undefined;
    const host = String(forwarded ?? request.headers.host ?? "").toLowerCase();
    // A whole address names a host of its own, to which the framework would lead on.
    if (path.startsWith("/") && isFine(host, path)) return false;
    const address = escapeHtml(config.appUrl + (path.startsWith("/") ? path : "/"));
    response
      .writeHead(421, {
        "cache-control": "no-store",
        "content-security-policy": plainPolicy("'none'"),
        "content-type": "text/html; charset=utf-8",
        "x-content-type-options": "nosniff",
      })
      .end(plainPage(plainPageMessages.otherAddress(address)));
    return true;
  };
}
