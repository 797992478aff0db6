import { describeTrouble, innermostMessage, wasNeverSent } from "#lib/outbound/outbound-error.ts";
import { readBoundedText } from "#lib/outbound/read-bounded.ts";
import type { ClientOptions } from "#lib/providers/contract.ts";
import { ProviderError } from "#lib/providers/provider-error.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { type Purpose, refusalOf } from "./refusal.ts";

/** Results may come as base64 inside an answer: 15 s of video stay far below this. */
export const answerMaxBytes = 300_000_000;

/** One request and its whole answer as text. Throws a `ProviderError`, without secrets, for everything that is no success. */
export async function exchange(...asked: Parameters<typeof send>): Promise<string> {
  const [, , purpose, { apiKey }] = asked;
  return readResponse(await send(...asked), purpose, apiKey);
}

/** One request, once. Throws a `ProviderError` where no answer came. */
export async function send(
  method: "GET" | "POST" | "DELETE",
  path: string,
  purpose: Purpose,
  options: ClientOptions,
  body?: unknown,
): Promise<Response> {
  checkKey(options.apiKey, purpose);
  try {
    return await options.fetch(options.baseUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${options.apiKey}`,
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: "manual",
      signal: options.signal,
    });
  } catch (cause) {
    throw new ProviderError("unreachable", {
      sent: purpose === "submit" && wasNeverSent(cause) ? "no" : "maybe",
      detail: maskSecrets(describeTrouble(cause), options.apiKey),
      cause,
    });
  }
}

/** Refuses a key that the HTTP client would refuse with an error that repeats it. */
export function checkKey(apiKey: string, purpose: Purpose): void {
  if (/^[\x21-\x7e]+$/.test(apiKey)) return;
  const detail = "The key is empty or holds characters that cannot be sent.";
  throw new ProviderError("credentials", {
    sent: purpose === "submit" ? "refused" : "maybe",
    detail,
    isOurs: true,
  });
}

/** A whole answer as text. Throws a `ProviderError`, without secrets, where it says no or breaks off. */
export async function readResponse(response: Response, purpose: Purpose, apiKey: string): Promise<string> {
  let text: string;
  try {
    text = await readBoundedText(response, answerMaxBytes);
  } catch (cause) {
    // A refusal is told by its status alone.
    if (!response.ok) throw refusalOf(response, "", purpose, apiKey);
    throw new ProviderError("unreachable", {
      sent: "maybe",
      detail: maskSecrets(`The answer broke off: ${innermostMessage(cause)}.`, apiKey),
      cause,
    });
  }
  if (!response.ok) throw refusalOf(response, text, purpose, apiKey);
  return text;
}
