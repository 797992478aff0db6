import type { MemberId } from "#lib/domain/id.ts";
import { database } from "./database.ts";
import { insertMember, type NewMember } from "./member.ts";

/** Any number that nothing else of ours locks. */
const setupLock = 7_460_211_934;

/** Whether the studio has been set up: somebody has an account. */
export async function isSetUp(): Promise<boolean> {
  return (await database().member.findFirst({ select: { id: true } })) !== null;
}

/**
 * Makes the first account, an owner. Null when there is one already: of two submissions at the same instant the lock
 * lets the second look only after the first has committed.
 */
export async function createFirstOwner(owner: Omit<NewMember, "isOwner">): Promise<MemberId | null> {
  return database().$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${setupLock}::bigint)`;
    if (await transaction.member.findFirst({ select: { id: true } })) return null;
    await transaction.studioFact.deleteMany({ where: { name: "setup-code-hash" } });
    return insertMember(transaction, { ...owner, isOwner: true });
  });
}
