import type { Member } from "#lib/domain/scope.ts";
import { createId } from "./create-id.ts";
import { database } from "./database.ts";
import { insertMember, type NewMember } from "./member.ts";

const lifeDays = 7;

/** Keeps an invitation by its token's hash; it works once, for 7 days. False when the member is no owner. */
export async function createInvitation(member: Member, tokenHash: string): Promise<boolean> {
  if (!member.isOwner) return false;
  const id = createId<string>();
  await database().$executeRaw`
    INSERT INTO invitation (id, token_hash, invited_by_id, expires_at)
    VALUES (${id}::uuid, ${tokenHash}, ${member.id}::uuid, now() + make_interval(days => ${lifeDays}::int))`;
  return true;
}

/** Whether a link still works. It takes no scope: who holds the token is who it is for. */
export async function isInvitationOpen(tokenHash: string): Promise<boolean> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT 1 FROM invitation WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > now()`;
  return rows.length > 0;
}

/**
 * Uses a link and makes the account in one transaction. `not-found`: unknown, used or over. `email-taken` leaves the
 * link unused.
 */
export async function acceptInvitation(
  tokenHash: string,
  newMember: Omit<NewMember, "isOwner">,
): Promise<"joined" | "not-found" | "email-taken"> {
  try {
    return await database().$transaction(async (transaction) => {
      const used = await transaction.$executeRaw`
        UPDATE invitation SET used_at = now()
        WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > now()`;
      if (used === 0) return "not-found";
      await insertMember(transaction, { ...newMember, isOwner: false });
      return "joined";
    });
  } catch (error) {
    // By its code: the launcher and the framework each have a copy of the class, and share one client.
    if (error instanceof Error && "code" in error && error.code === "P2002") return "email-taken";
    throw error;
  }
}
