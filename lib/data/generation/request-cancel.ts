import { foundOrThrow } from "#lib/data/app-error.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Status } from "#lib/domain/generation.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Member } from "#lib/domain/scope.ts";
import { canceled } from "./cancel.ts";
import { lookNext, type Moved, move, ownedBy } from "./move.ts";

/**
 * A person wants it stopped. A queued generation is canceled at once. A running one is looked at now by the worker,
 * which asks the provider; until then the wish is only noted, as it is while the request is on its way. In any other
 * status nothing happens. Gives the status after it; throws "not-found".
 */
export async function requestCancel(member: Member, generationId: GenerationId): Promise<Status> {
  return database().$transaction(async (transaction) => {
    const mine = ownedBy(member.id, generationId);
    const stopped = await move(transaction, "cancel", Prisma.sql`${mine} AND status = 'queued'`, canceled);
    if (stopped) return stopped.status;
    // Only a running one is made due: a request on its way must not seem abandoned by its worker.
    const [wished] = await transaction.$queryRaw<Moved[]>`
      UPDATE generation SET cancel_requested_at = COALESCE(cancel_requested_at, now()),
        due_at = CASE WHEN status = 'running' THEN now() ELSE due_at END, cancel_outcome = NULL
      WHERE ${mine} AND status IN ('submitting', 'running')
      RETURNING id, member_id AS "memberId", run_id AS "runId", model_id AS "modelId", status, version`;
    // The web process does not know whose work is local: the poll queue hands that on to the render queue.
    if (wished?.status === "running") await lookNext(transaction, wished, "poll");
    if (wished) return wished.status;
    const other = await transaction.generation.findFirst({
      where: { id: generationId, memberId: member.id },
      select: { status: true },
    });
    return foundOrThrow(other).status as Status; // the database checks the column
  });
}
