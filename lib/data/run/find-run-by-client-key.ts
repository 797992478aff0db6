import { database } from "#lib/data/database.ts";
import type { RunId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";

/** The run that an earlier delivery of the same press of Generate has made, or null. */
export async function findRunByClientKey(member: Member, clientKey: string): Promise<RunId | null> {
  const row = await database().run.findUnique({
    where: { memberId_clientKey: { memberId: member.id, clientKey } },
    select: { id: true },
  });
  return row && (row.id as RunId); // the column holds nothing else
}
