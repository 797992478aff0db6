/**
 * Whether an origin lies outside this machine and its private networks, by its address alone: https anywhere but a
 * private host, or http with a public host. Nothing is ever probed.
 */
export function isOutside(origin: string): boolean {
  const url = URL.parse(origin);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return false;
  return !isPrivateHost(url.hostname);
}

/** Localhost, `.local` and the like, and the private, link-local, shared, loopback and unspecified address ranges. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^\[(.*)\]$/, "$1");
  if (host === "localhost" || /\.(localhost|local|internal|lan|home\.arpa)$/.test(host)) return true;
  if (host.includes(":")) return /^(::|f[cd]|fe[89ab]|::ffff:)/.test(host);
  const parts = host.split(".").map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part))) return !host.includes(".");
  const [a, b] = parts as [number, number, number, number]; // four were counted
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    a >= 224
  );
}
