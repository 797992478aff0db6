import { endMediaLinks } from "#lib/data/attempt/end-attempt.ts";
import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { AttemptId } from "#lib/domain/id.ts";
import type { Money } from "#lib/domain/money.ts";
import type { PendingOutputs } from "#lib/domain/run.ts";
import type { Worker } from "#lib/domain/scope.ts";
import { json, lookNext, type Moved } from "./move.ts";
import { settleAttempt } from "./settle-attempt.ts";

/** What a provider has ready. */
export type Answer = { outputs: PendingOutputs; cost?: Money; revisedPrompt?: string };

/**
 * The provider answered with the outputs themselves: submitting or unconfirmed → saving. To be tried until the
 * database answers; a repeated one changes nothing and gives null. After a resend it makes a further generation.
 */
export async function answer(_worker: Worker, attemptId: AttemptId, given: Answer): Promise<Moved | null> {
  return database().$transaction(async (transaction) => {
    const set = [...answered(given), Prisma.sql`accepted_at = COALESCE(accepted_at, now())`];
    const moved = await settleAttempt(transaction, attemptId, "answer", null, set);
    if (!moved) return null;
    await endMediaLinks(transaction, attemptId);
    return lookNext(transaction, moved, "save");
  });
}

/** What a generation holds once its outputs are ready. For this folder's own use. */
export function answered({ outputs, cost, revisedPrompt }: Answer): Prisma.Sql[] {
  return [
    Prisma.sql`pending_outputs = ${json(outputs)}`,
    Prisma.sql`cost_micro = ${cost?.micro ?? null}`,
    Prisma.sql`cost_currency = ${cost?.currency ?? null}`,
    Prisma.sql`revised_prompt = ${revisedPrompt ?? null}`,
    Prisma.sql`ready_at = now()`,
    Prisma.sql`due_at = now()`,
    Prisma.sql`failure = NULL`,
    Prisma.sql`finished_at = NULL`,
  ];
}
