import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { readConfig } from "#lib/config.ts";
import { pagePlace, securityHeaders, uploadHosts } from "#lib/session/security-headers.ts";

/** Gives pages their headers. It is no boundary: nothing relies on it to keep anybody out. */
export function proxy(request: NextRequest): NextResponse {
  const { appUrl, isAppUrlLocal, uploadthingToken } = readConfig();
  const isHttps = appUrl.startsWith("https://");
  const nonce = randomBytes(18).toString("base64");
  const answerHeaders = securityHeaders({
    nonce,
    isHttps,
    isTrustworthy: isHttps || isAppUrlLocal,
    isDevelopment: process.env.NODE_ENV === "development",
    uploadHosts: uploadHosts(uploadthingToken),
    place: pagePlace(request.nextUrl.pathname),
  });
  const requestHeaders = new Headers(request.headers);
  requestHeaders.set("x-nonce", nonce); // for the layout
  requestHeaders.set("content-security-policy", answerHeaders["content-security-policy"]!); // for the framework's own scripts
  const response = NextResponse.next({ request: { headers: requestHeaders } });
  for (const [name, value] of Object.entries(answerHeaders)) response.headers.set(name, value);
  return response;
}

export const config = { matcher: "/((?!_next/static|_next/image|media/|ingest/).*)" };
