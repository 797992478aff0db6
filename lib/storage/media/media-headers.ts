import { plainFileName } from "#lib/domain/media/file-names.ts";

/** What may be sent: a file, who it is for, and how browsers know it again. */
export type MediaGrant = {
  /** On this machine: from `locateFile`. */
  path: string;
  /** Of the bytes; where these are to tell nothing, of their address. */
  sha256: string;
  /** Ours, from the content; never what somebody said. */
  contentType: string;
  fileName: string;
  /** Its member's browser may keep it for an hour; nobody else's may keep it at all. */
  audience: "member" | "other";
  /** Whether it is kept as a file; absent: as the address asks (`?download`). */
  isDownload?: boolean;
  /** Pages of other sites may show it. */
  isEmbeddable?: boolean;
};

/** Nothing loads, nothing runs, and what is opened in a tab of its own has no origin. */
export const sealedPolicy = "sandbox; default-src 'none'";
/** The tightest under which the browser's own player works: it requests the film again and styles itself. */
const playerPolicy = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'";

/**
 * The headers of everything that came from users: no scripts, no sniffing, our own content type, and no other site unless that is
 * allowed. A film or sound that is opened in a tab of its own plays.
 */
export function mediaHeaders(grant: MediaGrant, isDownload: boolean): Record<string, string> {
  return {
    "accept-ranges": "bytes",
    "cache-control": grant.audience === "member" ? "private, max-age=3600" : "private, no-store",
    "content-disposition": contentDisposition(grant.fileName, isDownload),
    "content-security-policy": /^(video|audio)\//.test(grant.contentType) ? playerPolicy : sealedPolicy,
    "content-type": grant.contentType,
    "cross-origin-resource-policy": grant.isEmbeddable ? "cross-origin" : "same-origin",
    etag: `"${grant.sha256}"`,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
  };
}

/** RFC 6266: a plain name for old readers, the real one in UTF-8. */
export function contentDisposition(fileName: string, isDownload: boolean): string {
  const name = plainFileName(fileName);
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const real = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isDownload ? "attachment" : "inline"}; filename="${plain}"; filename*=UTF-8''${real}`;
}
