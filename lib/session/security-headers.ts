import * as z from "zod/mini";

const tokenSchema = z.object({
  regions: z.array(z.string()),
  ingestHost: z._default(z.string(), "ingest.uploadthing.com"),
});

/** The hosts that UploadThing's client uploads to, out of its token; none for a token that cannot be read. */
export function uploadHosts(uploadthingToken: string | null): string[] {
  if (uploadthingToken === null) return [];
  try {
    const json: unknown = JSON.parse(Buffer.from(uploadthingToken, "base64").toString("utf8"));
    const { regions, ingestHost } = tokenSchema.parse(json);
    return regions.map((region) => `https://${region}.${ingestHost}`);
  } catch {
    return []; // the upload itself says that the token cannot be used
  }
}

/**
 * Where a page stands: among members' own, in a gallery that anybody with its link may open, or in the frame that shows a gallery in
 * pages of others.
 */
export type PagePlace = "studio" | "gallery" | "frame";

/** Which page of the studio an address is, by its path. */
export function pagePlace(path: string): PagePlace {
  if (!path.startsWith("/g/")) return "studio";
  return /^\/g\/[^/]+\/embed\/?$/.test(path) ? "frame" : "gallery";
}

/**
 * The headers of every page. Scripts run only with this answer's nonce; in development React needs `eval`. Style
 * attributes are allowed (positions of popups, widths of bars), style elements only with the nonce. A gallery's page talks to nobody
 * but this studio, is found by no search, and tells no page that it leads to where it stands.
 */
export function securityHeaders(options: {
  nonce: string;
  isHttps: boolean;
  /** https, or this machine: elsewhere browsers ignore what needs a secure context, and complain. */
  isTrustworthy: boolean;
  isDevelopment: boolean;
  uploadHosts: readonly string[];
  place: PagePlace;
}): Record<string, string> {
  const { nonce, isHttps, isDevelopment, place } = options;
  const isFramed = place === "frame";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self' blob:",
    ["connect-src 'self' blob:", ...(place === "studio" ? options.uploadHosts : [])].join(" "),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    `frame-ancestors ${isFramed ? "*" : "'none'"}`,
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
  return {
    "content-security-policy": policy,
    ...(options.isTrustworthy ? { "cross-origin-opener-policy": "same-origin" } : {}),
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "referrer-policy": place === "studio" ? "same-origin" : "no-referrer",
    "x-content-type-options": "nosniff",
    ...(isFramed ? {} : { "x-frame-options": "DENY" }),
    ...(place === "studio" ? {} : { "x-robots-tag": "noindex, nofollow" }),
    ...(isHttps ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
}
