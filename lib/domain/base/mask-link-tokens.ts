/** Any sign of a token may be encoded too: the address still works. */
const tokens =
  /((?:\/|%(?:25)*2f)(?:g|invite|l)(?:\/|%(?:25)*2f))(?:[A-Za-z0-9_-]|%(?!(?:25)*2f)[0-9a-f]{2}){20,}/gi;

/**
 * Puts "…" in the place of tokens in addresses of galleries, invitations and media links, also where such an address stands encoded
 * in another one, or is written in a way of its own. For whatever is written to a log.
 */
export function maskLinkTokens(text: string): string {
  return text.replace(tokens, "$1…");
}
