import type { Member } from "#lib/domain/base/scope.ts";
import { database } from "#lib/data/database.ts";

/** A session as its member may know it. */
export type SessionSummary = {
  id: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Date;
  expiresAt: Date;
};

/** One's own living sessions, newest first; never their tokens. */
export async function listSessions(member: Member): Promise<SessionSummary[]> {
  return database().session.findMany({
    where: { userId: member.id, expiresAt: { gt: new Date() } },
    select: { id: true, ipAddress: true, userAgent: true, createdAt: true, expiresAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** Ends one of one's own sessions at once. False when there is none with that id. */
export async function endSession(member: Member, sessionId: string): Promise<boolean> {
  const { count } = await database().session.deleteMany({ where: { id: sessionId, userId: member.id } });
  return count > 0;
}

/** Ends every one of one's own sessions but this one, at once. Gives how many there were. */
export async function endOtherSessions(member: Member, keptId: string): Promise<number> {
  const { count } = await database().session.deleteMany({
    where: { userId: member.id, id: { not: keptId } },
  });
  return count;
}

/** Whether a living session of the account with this address was begun from this network address. */
export async function isKnownAddress(email: string, ipAddress: string): Promise<boolean> {
  const row = await database().session.findFirst({
    where: { ipAddress, expiresAt: { gt: new Date() }, user: { email } },
    select: { id: true },
  });
  return row !== null;
}
