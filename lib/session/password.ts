import { hash, verify } from "@node-rs/argon2";
import { findPasswordHash, findProfile, replacePassword } from "#lib/data/member/members.ts";
import type { SignedIn } from "./find-member.ts";
import { guess } from "./guessing.ts";

/**
 * Argon2id with 19 MiB, two passes and one lane: the first configuration of the OWASP Password Storage Cheat Sheet
 * (read 2026-11). The parameters travel inside each hash, so raising them later leaves old hashes valid.
 */
const parameters = {
  algorithm: 2, // Argon2id: the package has the name as a const enum, which erasable TypeScript cannot use
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
};

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), parameters);
}

/** False for a wrong password and for a hash that cannot be read. */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password.normalize("NFKC"));
  } catch {
    return false; // what is stored is no Argon2 hash
  }
}

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
