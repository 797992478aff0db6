import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies";
import { cookies } from "next/headers";

/** Puts Set-Cookie headers onto the answer of the action that is running. */
export async function setCookies(setCookie: readonly string[]): Promise<void> {
  const jar = await cookies();
  for (const header of setCookie) {
    for (const [name, attributes] of parseSetCookieHeader(header)) {
      jar.set(name, attributes.value, toCookieOptions(attributes));
    }
  }
}
