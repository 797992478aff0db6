import type { Member } from "#lib/domain/base/scope.ts";
import { AppError } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { insertMember, type NewMember } from "./members.ts";

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

/** An invitation that nobody has used yet. Moments are ISO 8601 texts. */
export type PendingInvitation = { id: string; invitedBy: string; createdAt: string; expiresAt: string };

/** The invitations that still work, newest first. Only an owner sees them: for others the list is empty. */
export async function listInvitations(member: Member): Promise<PendingInvitation[]> {
  if (!member.isOwner) return [];
  const rows = await database().invitation.findMany({
    where: { usedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, createdAt: true, expiresAt: true, invitedBy: { select: { name: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, createdAt, expiresAt, invitedBy }) => ({
    id,
    invitedBy: invitedBy.name,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

/** Makes a link answer "not found" from now on. Throws "not-allowed" when no owner asks, "not-found" for one that does not work. */
export async function withdrawInvitation(member: Member, id: string): Promise<void> {
  await changeInvitation(member, id, Prisma.sql`expires_at = now()`, Prisma.sql`expires_at > now()`);
}

/** Takes a withdrawal back: the link works for as long as it would have. Throws as `withdrawInvitation`. */
export async function restoreInvitation(member: Member, id: string): Promise<void> {
  const until = Prisma.sql`created_at + make_interval(days => ${lifeDays}::int)`;
  await changeInvitation(member, id, Prisma.sql`expires_at = ${until}`, Prisma.sql`${until} > now()`);
}

async function changeInvitation(
  member: Member,
  id: string,
  set: Prisma.Sql,
  where: Prisma.Sql,
): Promise<void> {
  if (!member.isOwner) throw new AppError("not-allowed");
  const changed = await database().$executeRaw`
    UPDATE invitation SET ${set} WHERE id = ${id}::uuid AND used_at IS NULL AND ${where}`;
  if (changed === 0) throw new AppError("not-found");
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
