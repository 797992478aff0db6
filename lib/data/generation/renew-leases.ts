import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GenerationId } from "#lib/domain/id.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fromNow } from "./move.ts";

/** A generation in a worker's hands. `knowsCancel`: its look began after a person wanted it canceled. */
export type Held = Fence & { knowsCancel: boolean };

/**
 * Keeps generations in this worker's hands. Gives those that still are; the others have moved on, been taken over, or
 * are to be put down because a person wants them canceled. */
export async function renewLeases(
  _worker: Worker,
  held: readonly Held[],
  leaseMs: number,
): Promise<Set<GenerationId>> {
  if (held.length === 0) return new Set();
  const pairs = held.map(
    ({ generationId, version, knowsCancel }) =>
      Prisma.sql`(${generationId}::uuid, ${version}::int, ${knowsCancel}::boolean)`,
  );
  const rows = await database().$queryRaw<{ id: GenerationId }[]>`
    UPDATE generation g SET due_at = ${fromNow(leaseMs)}
    FROM (VALUES ${Prisma.join(pairs)}) AS held (id, version, knows_cancel)
    WHERE g.id = held.id AND g.version = held.version
      AND NOT (NOT held.knows_cancel AND g.status = 'running' AND g.cancel_requested_at IS NOT NULL AND g.cancel_outcome IS NULL)
    RETURNING g.id`;
  return new Set(rows.map(({ id }) => id));
}
