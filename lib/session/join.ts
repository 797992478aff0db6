import { readConfig } from "#lib/config.ts";
import { acceptInvitation } from "#lib/data/member/invitations.ts";
import { createFirstOwner, isSetUp } from "#lib/data/member/members.ts";
import { readFact } from "#lib/data/studio-fact.ts";
import { guess } from "./guessing.ts";
import { hashPassword } from "./password.ts";
import { signIn, type SignedInResult } from "./sign-in.ts";
import { hashToken, isTokenOf } from "./token.ts";

/** Who is about to get an account. The e-mail address is in lower case already. */
export type Newcomer = { name: string; email: string; password: string };

/** Whether /setup asks for the code that the start prints: whenever somebody else could be first. */
export function needsSetupCode(): boolean {
  return !readConfig().isAppUrlLocal;
}

/** Makes the owner account of a new studio and signs its member in. `not-found`: the studio has been set up. */
export async function createOwner(
  headers: Headers,
  { setupCode, ...owner }: Newcomer & { setupCode: string | null },
): Promise<SignedInResult | { ok: false; reason: "not-found" | "wrong-setup-code" }> {
  if (await isSetUp()) return { ok: false, reason: "not-found" };
  if (needsSetupCode()) {
    const attempt = await guess(headers, null);
    if (attempt.waitMs > 0) return { ok: false, reason: "slow-down", waitMs: attempt.waitMs };
    const stored = await readFact("setup-code-hash");
    const isRight = typeof stored === "string" && isTokenOf((setupCode ?? "").trim(), stored);
    if (!isRight) return { ok: false, reason: "wrong-setup-code" };
    await attempt.succeeded?.();
  }
  const { password, ...fields } = owner;
  const made = await createFirstOwner({ ...fields, passwordHash: await hashPassword(password) });
  return made ? signIn(headers, { email: owner.email, password }) : { ok: false, reason: "not-found" };
}

/** Makes the account that an invitation is for and signs its member in. `not-found`: unknown, used or over. */
export async function joinByInvitation(
  headers: Headers,
  { token, password, ...fields }: Newcomer & { token: string },
): Promise<SignedInResult | { ok: false; reason: "not-found" | "email-taken" }> {
  const attempt = await guess(headers, null);
  if (attempt.waitMs > 0) return { ok: false, reason: "slow-down", waitMs: attempt.waitMs };
  const joined = await acceptInvitation(hashToken(token), {
    ...fields,
    passwordHash: await hashPassword(password),
  });
  if (joined !== "joined") return { ok: false, reason: joined };
  await attempt.succeeded?.();
  return signIn(headers, { email: fields.email, password });
}
