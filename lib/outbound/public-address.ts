import ipaddr from "ipaddr.js";

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
