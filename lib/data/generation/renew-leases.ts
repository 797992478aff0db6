import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fromNow } from "./move.ts";

/** Keeps generations in this worker's hands. Gives those that still are; the others have moved on or been taken over. */
export async function renewLeases(
  _worker: Worker,
  held: readonly Fence[],
  leaseMs: number,
): Promise<Set<GenerationId>> {
  if (held.length === 0) return new Set();
  const pairs = held.map(({ generationId, version }) => Prisma.sql`(${generationId}::uuid, ${version}::int)`);
  const rows = await database().$queryRaw<{ id: GenerationId }[]>`
    UPDATE generation g SET due_at = ${fromNow(leaseMs)}
    FROM (VALUES ${Prisma.join(pairs)}) AS held (id, version)
    WHERE g.id = held.id AND g.version = held.version
      AND NOT (g.status = 'running' AND g.cancel_requested_at IS NOT NULL AND g.cancel_outcome IS NULL)
    RETURNING g.id`;
  return new Set(rows.map(({ id }) => id));
}
