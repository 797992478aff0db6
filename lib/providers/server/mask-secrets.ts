import { plainText } from "#lib/domain/base/plain-text.ts";
import { failureDetailMax } from "#lib/domain/generation/failure.ts";

/**
 * A provider's words, fit to be stored and shown: plain, bounded, without the key, and with links cut down to their origin and file
 * name, since a link to our media or to a result opens it for whoever holds it.
 */
export function maskSecrets(text: string, apiKey: string, maxLength = failureDetailMax): string {
  // What is not plain goes first: without it a key may stand there whole.
  const plain = plainText(text);
  const withoutKey = apiKey === "" ? plain : plain.replaceAll(apiKey, "…");
  const masked = withoutKey.replace(/\bhttps?:\/\/[^\s"'<>\\]+/gi, (link) => {
    const url = URL.parse(link);
    if (!url) return "…";
    const name = url.pathname.split("/").at(-1) ?? "";
    return `${url.origin}/…/${name}`;
  });
  return plainText(masked, maxLength);
}
