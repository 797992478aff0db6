import type { SignedInResult } from "#lib/session/sign-in.ts";
import { setCookies } from "./set-cookies.ts";

/** Hands a begun session's cookie to the browser, and nothing of it to the page. A refusal goes on as it is. */
export async function enter<Refused extends { ok: false; reason: string } = never>(
  result: SignedInResult | Refused,
): Promise<{ ok: true } | Exclude<SignedInResult, { ok: true }> | Refused> {
  if (!result.ok) return result;
  await setCookies(result.setCookie);
  return { ok: true };
}
