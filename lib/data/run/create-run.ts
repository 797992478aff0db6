import { AppError } from "#lib/data/app-error.ts";
import { withCopies } from "#lib/data/asset/stored-files.ts";
import { createId } from "#lib/data/create-id.ts";
import { database, type Transaction } from "#lib/data/database.ts";
import { enqueueInShare } from "#lib/data/generation/move.ts";
import type {
  AssetId,
  BlobId,
  GenerationId,
  MemberId,
  PromptId,
  ReferenceId,
  RunId,
} from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import {
  type GenerationMedia,
  type NewGeneration,
  type Snapshot,
  storedSnapshot,
} from "#lib/domain/generation/run.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { sentFileOf } from "#lib/domain/media/derivative.ts";
import { editKey, parseEdit } from "#lib/domain/media/edit.ts";

/**
 * Records a press of Generate: the run, its generations and their jobs, all or nothing. The same client key a second
 * time gives the first run and writes nothing. Throws "not-found" when the draft or an asset of the snapshot is
 * missing, changed or someone else's, or has to be converted before it is sent.
 */
export async function createRun(
  member: Member,
  input: {
    clientKey: string;
    promptId: PromptId | null;
    snapshot: Snapshot;
    generations: readonly NewGeneration[];
    /** When it was pressed, where that is not now. */
    createdAt?: Date;
  },
): Promise<{ runId: RunId; isNew: boolean }> {
  const { createdAt } = input;
  return database().$transaction(async (transaction) => {
    const runId = createId<RunId>(createdAt);
    const promptId = input.promptId && (await ownPrompt(transaction, member.id, input.promptId));
    const { count } = await transaction.run.createMany({
      data: {
        id: runId,
        memberId: member.id,
        promptId,
        clientKey: input.clientKey,
        snapshot: storedSnapshot(input.snapshot),
        createdAt,
      },
      skipDuplicates: true,
    });
    if (count === 0) {
      const first = await transaction.run.findUniqueOrThrow({
        where: { memberId_clientKey: { memberId: member.id, clientKey: input.clientKey } },
        select: { id: true },
      });
      return { runId: first.id as RunId, isNew: false }; // the column holds nothing else
    }
    await addGenerations(transaction, member.id, { ...input, runId });
    return { runId, isNew: true };
  });
}

/**
 * Writes generations of a run with their jobs, and which bytes their references mean. Throws "not-found" when an asset of
 * the snapshot is missing, changed or someone else's. For this layer's own use.
 */
export async function addGenerations(
  transaction: Transaction,
  memberId: MemberId,
  run: ToAdd & { runId: RunId; createdAt?: Date },
  /** The press that asked for them, where it is not the run's own. */
  clientKey: string | null = null,
): Promise<void> {
  const media = await findMedia(transaction, memberId, run);
  const generations = run.generations.map(({ estimate, ...generation }) => ({
    ...generation,
    estimateMicro: estimate?.micro ?? null,
    estimateCurrency: estimate?.currency ?? null,
    id: createId<GenerationId>(),
    memberId,
    runId: run.runId,
    createdAt: run.createdAt,
    clientKey,
    request: generation.request as object, // a compiled request is a JSON object
    issues: generation.issues.map((issue) => ({ ...issue, path: [...issue.path] })),
    media,
  }));
  await transaction.generation.createMany({ data: generations });
  for (const { id, modelId } of generations)
    await enqueueInShare(transaction, "submit", { id, modelId, memberId });
}

type ToAdd = {
  snapshot: Snapshot;
  generations: readonly NewGeneration[];
  /** The files as they were held against the models' limits, where that were not the snapshot's. */
  judged?: ReadonlyMap<AssetId, Asset>;
};

/**
 * Which bytes each reference stands for: the member's own assets, with exactly the bytes of the snapshot, or made again of the same
 * bytes by the same edit, and of these the copy that is sent, where there is one. What has to be converted first has none: no generation may send it. Throws "not-found".
 */
async function findMedia(
  transaction: Transaction,
  memberId: MemberId,
  { snapshot: { prompt, assets }, generations, judged }: ToAdd,
): Promise<GenerationMedia> {
  const wanted = prompt.references.flatMap(({ id, assetId }) => (assetId ? [[id, assetId] as const] : []));
  const rows = await transaction.asset.findMany({
    where: { memberId, deletedAt: null, id: { in: wanted.map(([, assetId]) => assetId) } },
    select: {
      id: true,
      blobId: true,
      parentSha256: true,
      edit: true,
      blob: { include: withCopies },
    },
  });
  const own = new Map(rows.map((row) => [row.id, row]));
  const shown = new Map(assets.map((asset) => [asset.id, asset]));
  // Other bytes have other measures and sizes: what has changed since they were held against the limits is not sent.
  const isJudged = (id: AssetId, sha256: string) => (judged ?? shown).get(id)?.sha256 === sha256;
  const isUnused = (id: ReferenceId) =>
    generations.every(({ sent }) => sent.references[id]?.as === "nothing");
  return Object.fromEntries(
    wanted.flatMap(([referenceId, assetId]) => {
      const row = own.get(assetId);
      if (!row || !isMeant(row, shown.get(assetId)) || !isJudged(assetId, row.blob.sha256))
        throw new AppError("not-found");
      const sent = sentFileOf(row.blob);
      if (!sent && isUnused(referenceId)) return [];
      if (!sent) throw new AppError("not-found");
      const { sha256 } = sent.from === "derivative" ? sent.made : sent.blob;
      const entry = [referenceId, { assetId, blobId: row.blobId, sha256 }] as [
        ReferenceId,
        { assetId: AssetId; blobId: BlobId; sha256: string }, // the columns hold nothing else
      ];
      return [entry];
    }),
  );
}

/** Whether a file is the one of a snapshot, or was made again as that one was: encoders of another day may give other bytes. */
function isMeant(
  { blob, parentSha256, edit }: { blob: { sha256: string }; parentSha256: string | null; edit: unknown },
  shown: Asset | undefined,
): boolean {
  if (shown?.sha256 === blob.sha256) return true;
  if (!shown?.made || edit === null || shown.made.sha256 !== parentSha256) return false;
  const stored = parseEdit(edit);
  return stored.state === "read" && editKey(stored.document) === editKey(shown.made.edit);
}

async function ownPrompt(transaction: Transaction, memberId: MemberId, id: PromptId): Promise<PromptId> {
  const own = await transaction.prompt.findFirst({ where: { id, memberId }, select: { id: true } });
  if (!own) throw new AppError("not-found");
  return id;
}
