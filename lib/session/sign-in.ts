import { isAPIError } from "better-auth/api";
import { auth } from "./auth.ts";
import { guess } from "./guessing.ts";

export type SignedInResult =
  | { ok: true; setCookie: string[] }
  /** The same words and, by hashing in vain, the same time for an unknown address and a wrong password. */
  | { ok: false; reason: "wrong-credentials" }
  | { ok: false; reason: "slow-down"; waitMs: number };

/** Begins a session. `setCookie` are the headers that the answer must carry. */
export async function signIn(
  headers: Headers,
  given: { email: string; password: string },
): Promise<SignedInResult> {
  const attempt = await guess(headers, given.email);
  if (attempt.waitMs > 0) return { ok: false, reason: "slow-down", waitMs: attempt.waitMs };
  try {
    const answer = await auth().api.signInEmail({ body: given, headers, returnHeaders: true });
    await attempt.succeeded?.();
    return { ok: true, setCookie: answer.headers.getSetCookie() };
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return { ok: false, reason: "wrong-credentials" };
    throw error;
  }
}

/** Ends the session that a request came with. Answers with the headers that take the cookie away. */
export async function signOut(headers: Headers): Promise<string[]> {
  const answer = await auth().api.signOut({ headers, returnHeaders: true });
  return answer.headers.getSetCookie();
}
