import { foundOrThrow } from "#lib/data/app-error.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import type { AssetId, RunId } from "#lib/domain/base/id.ts";
import {
  type AskedOfModel,
  type NewGeneration,
  parseSnapshot,
  type Snapshot,
} from "#lib/domain/generation/run.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { addGenerations } from "./create-run.ts";

/** A run of which one more of each model is asked. */
export type RunToRepeat = {
  snapshot: Snapshot;
  /** In the order in which they were asked. */
  asked: AskedOfModel[];
  /** How many an earlier delivery of the same press has added. */
  added: number;
};

type Press = { runId: RunId; clientKey: string };

/** What is to be asked again of a member's run. Throws "not-found". */
export async function getRunToRepeat(member: Member, press: Press): Promise<RunToRepeat> {
  const run = await database().run.findFirst({
    where: { id: press.runId, memberId: member.id },
    select: { snapshot: true },
  });
  return {
    snapshot: documentOf(parseSnapshot(foundOrThrow(run).snapshot)),
    asked: await listAsked(database(), press.runId),
    added: await countAdded(database(), press),
  };
}

/**
 * Records a press of "one more of each": further generations of a run and their jobs, all or nothing. Gives how many the run has
 * got by this press, which is the same for the same key a second time; null when another press has taken a number
 * meanwhile: then nothing is written. `judged` are the files as they were held against the models' limits. Throws "not-found" as `createRun` does.
 */
export async function addToRun(
  member: Member,
  press: Press,
  generations: readonly NewGeneration[],
  judged: ReadonlyMap<AssetId, Asset>,
): Promise<number | null> {
  return database().$transaction(async (transaction) => {
    const [run] = await transaction.$queryRaw<{ snapshot: unknown }[]>`
      SELECT snapshot FROM run WHERE id = ${press.runId}::uuid AND member_id = ${member.id}::uuid FOR UPDATE`;
    const snapshot = documentOf(parseSnapshot(foundOrThrow(run).snapshot));
    const added = await countAdded(transaction, press);
    if (added > 0) return added;
    const next = new Map(
      (await listAsked(transaction, press.runId)).map((asked) => [asked.modelId, asked.nextVariation]),
    );
    if (generations.some(({ modelId, variation }) => next.get(modelId) !== variation)) return null;
    const { runId, clientKey } = press;
    await addGenerations(transaction, member.id, { runId, snapshot, generations, judged }, clientKey);
    return generations.length;
  });
}

async function listAsked(client: Pick<Transaction, "$queryRaw">, runId: RunId): Promise<AskedOfModel[]> {
  return client.$queryRaw<AskedOfModel[]>`
    SELECT model_id AS "modelId", (array_agg(compiled_hash ORDER BY variation))[1] AS "compiledHash",
      max(variation) + 1 AS "nextVariation"
    FROM generation WHERE run_id = ${runId}::uuid
    GROUP BY model_id ORDER BY (array_agg(id ORDER BY id))[1]`;
}

function countAdded(client: Pick<Transaction, "generation">, { runId, clientKey }: Press): Promise<number> {
  return client.generation.count({ where: { runId, clientKey } });
}
