import type { Config } from "#lib/config.ts";

/** `host:port` of an http or https URL, in the form in which allowances are compared: lower case, the port always there. */
export function hostAndPort(url: string | URL): string {
  const { protocol, hostname, port } = new URL(url);
  return `${hostname.toLowerCase()}:${port || (protocol === "https:" ? "443" : "80")}`;
}

/**
 * The `host:port` pairs that may be reached although they are private: those of `OUTBOUND_ALLOW_PRIVATE`, and of every
 * base URL that the environment configures for a provider.
 */
export function allowedPrivateHosts(
  config: Pick<Config, "outboundAllowPrivate" | "providerBaseUrls">,
): ReadonlySet<string> {
  const named = [...config.outboundAllowPrivate].flatMap((entry) => {
    const url = URL.parse(`http://${entry}`);
    return url ? [hostAndPort(url)] : [];
  });
  const configured = [...config.providerBaseUrls.values()].flatMap((entry) => {
    const url = URL.parse(entry);
    return url ? [hostAndPort(url)] : [];
  });
  return new Set([...named, ...configured]);
}
