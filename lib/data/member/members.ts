import { foundOrThrow } from "#lib/data/app-error.ts";
import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import type { MemberId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";

type MemberProfile = { id: MemberId; name: string; email: string; isOwner: boolean };

/** What joins: the e-mail address in lower case, the password already hashed. */
export type NewMember = { name: string; email: string; passwordHash: string; isOwner: boolean };

const profile = { id: true, name: true, email: true, isOwner: true } as const;

/** One's own name and address, or null when the account was deleted meanwhile. */
export async function findProfile(member: Member): Promise<MemberProfile | null> {
  return findMemberById(member.id);
}

/** For the session alone, which makes scopes: the account with an id, or null. Whoever was removed has none. */
export async function findMemberById(id: string): Promise<MemberProfile | null> {
  const row = await database().member.findUnique({ where: { id, removedAt: null }, select: profile });
  return row && toProfile(row);
}

/** Writes down that a member has just been here, at most every five minutes. */
export async function recordSeen(member: Member): Promise<void> {
  await database().$executeRaw`
    UPDATE member SET last_seen_at = now()
    WHERE id = ${member.id}::uuid AND (last_seen_at IS NULL OR last_seen_at < now() - interval '5 minutes')`;
}

/** Adds an account with its password, inside the caller's transaction. Throws Prisma's P2002 when the address is taken. */
export async function insertMember(transaction: Transaction, member: NewMember): Promise<MemberId> {
  const id = createId<MemberId>();
  const { passwordHash, ...fields } = member;
  await transaction.member.create({ data: { id, ...fields } });
  await transaction.account.create({
    data: { id: createId(), accountId: id, providerId: "credential", userId: id, password: passwordHash },
  });
  return id;
}

/** The hash to compare one's present password with, or null when there is none. */
export async function findPasswordHash(member: Member): Promise<string | null> {
  const row = await database().account.findFirst({ where: { userId: member.id, providerId: "credential" } });
  return row?.password ?? null;
}

/** Replaces one's password and ends every session but the one named by its token (null: every one). */
export async function replacePassword(
  memberId: MemberId,
  passwordHash: string,
  keptToken: string | null,
): Promise<void> {
  await database().$transaction([
    database().account.updateMany({
      where: { userId: memberId, providerId: "credential" },
      data: { password: passwordHash },
    }),
    database().session.deleteMany({
      where: { userId: memberId, ...(keptToken === null ? {} : { token: { not: keptToken } }) },
    }),
  ]);
}

function toProfile(row: { id: string; name: string; email: string; isOwner: boolean }): MemberProfile {
  return { ...row, id: row.id as MemberId }; // the column holds nothing else
}

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

/** Whether keys work as shortcuts for a member. */
export async function findUsesShortcuts(member: Member): Promise<boolean> {
  const row = await database().member.findUnique({
    where: { id: member.id },
    select: { usesShortcuts: true },
  });
  return foundOrThrow(row).usesShortcuts;
}

/** Switches the member's shortcuts on or off. */
export async function saveUsesShortcuts(member: Member, usesShortcuts: boolean): Promise<void> {
  await database().member.updateMany({ where: { id: member.id }, data: { usesShortcuts } });
}
