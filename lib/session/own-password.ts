import { findPasswordHash, findProfile, replacePassword } from "#lib/data/member/members.ts";
import type { SignedIn } from "./find-member.ts";
import { guess } from "./guessing.ts";
import { hashPassword, verifyPassword } from "./password.ts";

/** Why a password was not taken. */
type PasswordRefusal =
  | { ok: false; reason: "wrong-password" }
  | { ok: false; reason: "slow-down"; waitMs: number };

/** Asks a signed-in member for their password once more. Null: it is theirs. */
export async function checkPassword(
  headers: Headers,
  { member }: SignedIn,
  password: string,
): Promise<PasswordRefusal | null> {
  // A stolen session is at a known address; what it may not have is a free hand at the password.
  const attempt = await guess(headers, (await findProfile(member))?.email ?? null);
  if (attempt.waitMs > 0) return { ok: false, reason: "slow-down", waitMs: attempt.waitMs };
  const passwordHash = await findPasswordHash(member);
  if (!passwordHash || !(await verifyPassword(passwordHash, password)))
    return { ok: false, reason: "wrong-password" };
  await attempt.succeeded?.();
  return null;
}

/** Changes one's own password, given the present one, and ends every other session of the account. */
export async function changePassword(
  headers: Headers,
  signedIn: SignedIn,
  { present, next }: { present: string; next: string },
): Promise<{ ok: true } | PasswordRefusal> {
  const refusal = await checkPassword(headers, signedIn, present);
  if (refusal) return refusal;
  await replacePassword(signedIn.member.id, await hashPassword(next), signedIn.sessionToken);
  return { ok: true };
}
