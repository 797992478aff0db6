import { type AssetRow, toAsset } from "#lib/data/asset/assets.ts";
import { database } from "#lib/data/database.ts";
import { attemptOf } from "#lib/data/generation/attempts.ts";
import { costColumns, type CostRow, toCost } from "#lib/data/generation/bills.ts";
import { linksOf } from "#lib/data/generation/kept-links.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import { liveJobs } from "#lib/data/live-jobs.ts";
import { listPauses } from "#lib/data/provider/pause-provider.ts";
import { providerIdOf } from "#lib/domain/base/id.ts";
import { besideEachOther } from "#lib/domain/generation/beside-each-other.ts";
import { documentOf } from "#lib/domain/base/ladder.ts";
import {
  type GenerationView,
  generationViewSchema,
  loggedMax,
  type RunView,
  runViewSchema,
} from "#lib/domain/generation/run-view.ts";
import type { ProviderPauses } from "#lib/domain/generation/provider-pause.ts";
import { parseSnapshot } from "#lib/domain/generation/run.ts";
import { parseSent } from "#lib/domain/generation/sent.ts";
import { parseDrawing } from "#lib/domain/judgement/drawing.ts";
import type { Note } from "#lib/domain/judgement/verdict.ts";

/** What is read of a run's draft with it. */
export const withDraft = { prompt: { select: { deletedAt: true } } } as const;

type RunRow = {
  id: string;
  promptId: string | null;
  createdAt: Date;
  snapshot: unknown;
  prompt: { deletedAt: Date | null } | null;
};

/** A run's row, read `withDraft`, with its generations. */
export function toRunView(row: RunRow, generations: GenerationView[] | undefined): RunView {
  return runViewSchema.parse({
    id: row.id,
    promptId: row.promptId,
    hasDraft: row.prompt !== null && row.prompt.deletedAt === null,
    createdAt: row.createdAt.toISOString(),
    snapshot: documentOf(parseSnapshot(row.snapshot)),
    generations,
  });
}

/** A queued one's wait after a failure of its own is told when it is longer than this, which no worker's lease is. */
const toldWait = Prisma.sql`interval '1 minute'`;

type GenerationRow = Omit<GenerationView, "cost" | "estimate" | "notes" | "outputs" | "pause"> &
  CostRow & {
    runId: string;
    createdAt: Date;
    sentAt: Date | null;
    cancelRequestedAt: Date | null;
    acceptedAt: Date | null;
    readyAt: Date | null;
    finishedAt: Date | null;
    saveAgainAt: Date | null;
    waitsUntil: Date | null;
    notes: (Omit<Note, "drawing"> & { drawing: unknown })[];
    outputs: (AssetRow & {
      role: string;
      derivatives: string[];
      loudnessLufs: number | null;
      frameTimesMs: unknown;
      isBeingPrepared: boolean;
    })[];
  };

/**
 * The generations of these runs as the browser sees them, by run id: models in the order in which they were asked, each with its
 * variations and their outputs side by side; without those that were deleted. Two queries, however many runs.
 */
export async function generationViews(runIds: readonly string[]): Promise<Map<string, GenerationView[]>> {
  const rows = await database().$queryRaw<GenerationRow[]>`
    SELECT g.id, g.run_id AS "runId", g.model_id AS "modelId", g.model_version AS "modelVersion",
      g.variation, g.output, g.shortfall,
      (SELECT asked.output FROM attempt a JOIN generation asked ON asked.id = a.generation_id
        WHERE a.id = g.attempt_id) AS "billedWith", g.billing, g.status, g.progress, g.failure, g.sent, g.issues, g.revised_prompt AS "revisedPrompt",
      ${costColumns},
      g.cancel_requested_at AS "cancelRequestedAt", g.cancel_outcome AS "cancelOutcome",
      g.created_at AS "createdAt", g.accepted_at AS "acceptedAt", g.ready_at AS "readyAt",
      g.finished_at AS "finishedAt",
      (SELECT count(*)::int FROM attempt a WHERE a.generation_id = g.id) AS attempts,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('at', a.created_at, 'endedAt', a.ended_at, 'state', a.state,
          'failure', a.failure->>'kind', 'cost', CASE WHEN a.cost_micro IS NOT NULL
            THEN jsonb_build_object('micro', a.cost_micro, 'currency', a.cost_currency) END) ORDER BY a.created_at, a.id)
        FROM (SELECT * FROM attempt WHERE generation_id = g.id ORDER BY created_at DESC, id DESC LIMIT ${loggedMax}) a), '[]') AS log,
      (SELECT a.operation FROM attempt a WHERE a.id = ${attemptOf(Prisma.sql`g`)}) AS operation,
      ${linksOf(Prisma.sql`g`)} IS NOT NULL AS "hasLinks",
      g.save_trouble AS "saveTrouble", g.save_again_at AS "saveAgainAt",
      CASE WHEN g.status = 'queued' AND g.failure IS NOT NULL AND g.due_at > now() + ${toldWait} THEN g.due_at END AS "waitsUntil",
      (SELECT a.created_at FROM attempt a WHERE a.id = ${attemptOf(Prisma.sql`g`)}) AS "sentAt",
      CASE WHEN g.status = 'unconfirmed' THEN (SELECT a.search FROM attempt a WHERE a.generation_id = g.id
        ORDER BY a.created_at DESC, a.id DESC LIMIT 1) END AS search,
      COALESCE((SELECT jsonb_agg(jsonb_build_object(
          'id', a.id, 'name', a.name, 'kind', a.kind, 'deletedAt', a.deleted_at, 'role', a.output_role,
          'parentId', a.parent_id, 'parentSha256', a.parent_sha256, 'edit', a.edit,
          'blob', jsonb_build_object('format', b.format, 'sizeBytes', b.size_bytes, 'sha256', b.sha256,
            'state', b.state, 'measured', b.measured, 'trouble', b.trouble),
          'loudnessLufs', b.loudness_lufs, 'frameTimesMs', b.frame_times,
          'isBeingPrepared', b.id::text IN (SELECT j.singleton_key ${liveJobs(["measure", "copy", "strip"])}),
          'derivatives', COALESCE((SELECT jsonb_agg(DISTINCT d.kind ORDER BY d.kind) FROM derivative d
            WHERE d.blob_id = b.id), '[]')) ORDER BY a.id)
        FROM asset a JOIN blob b ON b.id = a.blob_id WHERE a.generation_id = g.id), '[]') AS outputs,
      (SELECT jsonb_build_object('choice', v.choice, 'stars', v.stars) FROM verdict v
        WHERE v.generation_id = g.id) AS verdict,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', n.id, 'atMs', n.at_ms, 'text', n.text, 'drawing', n.drawing)
          ORDER BY n.at_ms, n.id)
        FROM note n WHERE n.generation_id = g.id AND n.deleted_at IS NULL), '[]') AS notes,
      g.offset_ms AS "offsetMs"
    FROM generation g WHERE g.run_id = ANY(${[...runIds]}::uuid[]) AND g.deleted_at IS NULL ORDER BY g.id`;
  const pauses = await listPauses(); // after them, since a generation is released once the pause is written
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  return new Map(
    runIds.map((id) => [id, besideEachOther(byRun.get(id) ?? []).map((row) => toView(row, pauses))]),
  );
}

function toView(
  { runId: _runId, waitsUntil, ...row }: GenerationRow,
  pauses: ProviderPauses,
): GenerationView {
  const ownWait = waitsUntil && { until: waitsUntil.toISOString(), isAsked: false };
  const isHeldBack = row.status === "queued" || row.status === "running";
  return generationViewSchema.parse({
    ...toCost(row),
    pause: isHeldBack ? (pauses[providerIdOf(row.modelId)] ?? ownWait) : null,
    sent: parseSent(row.sent),
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    cancelRequestedAt: row.cancelRequestedAt?.toISOString() ?? null,
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    readyAt: row.readyAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    saveAgainAt: row.saveAgainAt?.toISOString() ?? null,
    log: row.log.map(({ at, endedAt, ...entry }) => ({
      ...entry,
      at: new Date(at).toISOString(), // as the database writes it within JSON, it ends in another way
      endedAt: endedAt && new Date(endedAt).toISOString(),
    })),
    notes: row.notes.map((note) => ({ ...note, drawing: parseDrawing(note.drawing) })),
    outputs: row.outputs.map(
      ({ role, derivatives, loudnessLufs, frameTimesMs, isBeingPrepared, ...asset }) => ({
        asset: toAsset(asset),
        role,
        derivatives,
        loudnessLufs,
        frameTimesMs,
        isBeingPrepared,
      }),
    ),
  });
}
