import { withoutHeaders } from "./curl.ts";

/**
 * A pasted request as it may be kept as text: a cURL line without its headers, nothing that calls itself a key, and files that stand
 * inside it shortened.
 */
export function redactSecrets(text: string): string {
  return withoutHeaders(text)
    .replaceAll(/(https?:\/\/)[^\s/@"'\\]+@/gi, "$1")
    .replaceAll(/(authorization\\?["']?\s*[:=]\s*\\?["']?)[^"'\\\n]+/gi, "$1…")
    .replaceAll(/\b(Bearer)\s+(?=[^\s"'\\]*[\d_-])[^\s"'\\]{8,}/gi, "$1 …")
    .replaceAll(
      /((?:api[-_]?key|access[-_]?token|client[-_]?secret)\\?["']?\s*[:=]\s*\\?["']?)[^"'\\\s,}&]+/gi,
      "$1…",
    )
    .replaceAll(/(data:[\w.+/-]*;base64,)[\w+/=-]{64,}/gi, "$1…");
}
