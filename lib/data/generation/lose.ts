import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { Failure } from "#lib/domain/failure.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { type Fence, fencedBy, type Moved, move } from "./move.ts";
import { failed } from "./refuse.ts";

/** What the provider made cannot be had or used: saving → failed. Null when it had moved on. */
export async function lose(_worker: Worker, fence: Fence, failure: Failure): Promise<Moved | null> {
  return database().$transaction((transaction) =>
    move(transaction, "lose", fencedBy(fence), [...failed(failure), Prisma.sql`pending_outputs = NULL`]),
  );
}
