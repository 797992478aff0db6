import { database } from "#lib/data/database.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { RunId } from "#lib/domain/id.ts";
import { type Snapshot, parseSnapshot } from "#lib/domain/run.ts";
import type { Member } from "#lib/domain/scope.ts";

/** What a member's run was made from, or null when there is none (or it is someone else's). */
export async function findSnapshot(member: Member, runId: RunId): Promise<Snapshot | null> {
  const row = await database().run.findFirst({
    where: { id: runId, memberId: member.id },
    select: { snapshot: true },
  });
  return row && documentOf(parseSnapshot(row.snapshot));
}
