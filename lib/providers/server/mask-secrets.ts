/**
 * A provider's words, fit to be stored and shown: without the key, and with links cut down to their origin and file name,
 * since a link to our media or to a result opens it for whoever holds it.
 */
export function maskSecrets(text: string, apiKey: string): string {
  const withoutKey = apiKey === "" ? text : text.replaceAll(apiKey, "…");
  return withoutKey.replace(/\bhttps?:\/\/[^\s"'<>\\]+/gi, (link) => {
    const url = URL.parse(link);
    if (!url) return "…";
    const name = url.pathname.split("/").at(-1) ?? "";
    return `${url.origin}/…/${name}`;
  });
}
