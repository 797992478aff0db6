import { clientAddress } from "#lib/session/client-address.ts";
import type { SignedInResult } from "#lib/session/sign-in.ts";
import { logEvent } from "./log.ts";
import { setCookies } from "./set-cookies.ts";

/** Hands a begun session's cookie to the browser, and nothing of it to the page. A refusal goes on as it is. */
export async function enter<Refused extends { ok: false; reason: string } = never>(
  event: "sign-in" | "join",
  headers: Headers,
  result: SignedInResult | Refused,
): Promise<{ ok: true } | Exclude<SignedInResult, { ok: true }> | Refused> {
  logEvent(event, { outcome: result.ok ? "ok" : result.reason, address: clientAddress(headers) });
  if (!result.ok) return result;
  await setCookies(result.setCookie);
  return { ok: true };
}
