const mebibyte = 1024 * 1024;

/**
 * SHA-256 (lower-case hex) of a file's first and last MiB, by which an interrupted upload is known again after a
 * reload. Null where the page has no `crypto.subtle` (plain http under another name than localhost).
 */
export async function fingerprintOf(file: Blob): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const ends = new Blob([
    file.slice(0, mebibyte),
    file.slice(Math.max(mebibyte, file.size - mebibyte), Math.max(mebibyte, file.size)),
  ]);
  const digest = await crypto.subtle.digest("SHA-256", await ends.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
