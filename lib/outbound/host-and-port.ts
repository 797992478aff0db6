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
