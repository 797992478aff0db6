import ipaddr from "ipaddr.js";

/** `host:port` of an http or https URL, in the form in which allowances are compared: lower case, the port always there. */
export function hostAndPort(url: string | URL): string {
  const { protocol, hostname, port } = new URL(url);
  return `${hostname.toLowerCase()}:${port || (protocol === "https:" ? "443" : "80")}`;
}

/**
 * The `host:port` pairs that may be reached although they are private: those of `OUTBOUND_ALLOW_PRIVATE`, and where the providers'
 * own requests go. Base URLs of anything else in the environment are no allowance.
 */
export function allowedPrivateHosts(
  named: ReadonlySet<string>,
  providerBaseUrls: readonly string[],
): ReadonlySet<string> {
  const urls = [...[...named].map((entry) => `http://${entry}`), ...providerBaseUrls];
  return new Set(urls.filter((url) => URL.canParse(url)).map((url) => hostAndPort(url)));
}

/** Azure's "wire server": a public-looking address that answers with a virtual machine's secrets. */
const metadataAddresses = new Set(["168.63.129.16"]);

/**
 * Whether an IP address (no name, no brackets) is one of the public Internet's own. Everything with a meaning of its own
 * is not: private, loopback, link-local (cloud metadata), shared, unspecified, multicast, reserved, and every form in which
 * IPv6 carries an IPv4 address (mapped, compatible, translated, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast" || metadataAddresses.has(parsed.toString())) return false;
  // Global unicast is 2000::/3 so far; what lies beside it and has no range of its own is reserved, or IPv4 in disguise.
  if (parsed instanceof ipaddr.IPv6) return (parsed.parts[0] ?? 0) >> 13 === 1 && !isIsatap(parsed.parts);
  return true;
}

/** ISATAP interfaces carry an IPv4 address behind 0:5efe or 200:5efe. */
function isIsatap(parts: readonly number[]): boolean {
  return parts[5] === 0x5efe && (parts[4] === 0 || parts[4] === 0x200);
}
