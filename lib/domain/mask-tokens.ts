/**
 * Puts "…" in the place of tokens in addresses of galleries, invitations and media links, also where such an address stands encoded
 * in another one. For whatever is written to a log.
 */
export function maskTokens(text: string): string {
  return text.replace(/((?:\/|%2f)(?:g|invite|l)(?:\/|%2f))[A-Za-z0-9_-]{20,}/gi, "$1…");
}
