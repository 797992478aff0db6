import { findPasswordHash, findProfile, replacePassword } from "#lib/data/member.ts";
import type { SignedIn } from "./find-member.ts";
import { guess } from "./guessing.ts";
import { hashPassword, verifyPassword } from "./password.ts";

/** Changes one's own password, given the present one, and ends every other session of the account. */
export async function changePassword(
  headers: Headers,
  { member, sessionToken }: SignedIn,
  { present, next }: { present: string; next: string },
): Promise<
  { ok: true } | { ok: false; reason: "wrong-password" } | { ok: false; reason: "slow-down"; waitMs: number }
> {
  // A stolen session is at a known address; what it may not have is a free hand at the password.
  const attempt = await guess(headers, (await findProfile(member))?.email ?? null);
  if (attempt.waitMs > 0) return { ok: false, reason: "slow-down", waitMs: attempt.waitMs };
  const passwordHash = await findPasswordHash(member);
  if (!passwordHash || !(await verifyPassword(passwordHash, present)))
    return { ok: false, reason: "wrong-password" };
  await attempt.succeeded?.();
  await replacePassword(member.id, await hashPassword(next), sessionToken);
  return { ok: true };
}
