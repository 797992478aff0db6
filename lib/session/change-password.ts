import { replacePassword } from "#lib/data/member.ts";
import { checkPassword, type PasswordRefusal } from "./check-password.ts";
import type { SignedIn } from "./find-member.ts";
import { hashPassword } from "./password.ts";

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
