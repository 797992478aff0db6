import { database } from "#lib/data/database.ts";
import { Prisma } from "#lib/data/generated/client.ts";
import type { GalleryId, PromptId, RunId } from "#lib/domain/base/id.ts";
import { type DemoRun, models } from "./tables.ts";

/** The moment that a run of the table was asked for. */
export function momentOf(ago: DemoRun["ago"], now = new Date()): Date {
  if ("minutes" in ago) return new Date(now.getTime() - ago.minutes * 60_000);
  const [hours, minutes] = ago.at.split(":").map(Number);
  const moment = new Date(now);
  moment.setDate(now.getDate() - ago.days);
  moment.setHours(hours ?? 0, minutes ?? 0, 17, 0);
  return moment;
}

/**
 * Moves what has happened to a run since to the time after it, as long after as real providers need: none of the simulators' quick
 * answers is left, nor that its verdicts were given at once.
 */
export async function moveResults(runId: RunId, at: Date): Promise<void> {
  const waits = JSON.stringify(models);
  const ofRun = Prisma.sql`IN (SELECT id FROM generation WHERE run_id = ${runId}::uuid)`;
  await database().$transaction([
    database().$executeRaw`
      UPDATE generation SET
        accepted_at = CASE WHEN accepted_at = ready_at THEN at.ready WHEN accepted_at IS NOT NULL THEN created_at + interval '2 s' END,
        ready_at = CASE WHEN ready_at IS NOT NULL THEN at.ready END,
        finished_at = CASE WHEN finished_at IS NULL THEN NULL WHEN accepted_at IS NULL THEN created_at + interval '3 s'
          ELSE at.ready + interval '3 s' END
      FROM (SELECT id, created_at + interval '2 s' + (0.8 + 0.5 * (('x' || right(id::text, 2))::bit(8)::int / 255.0))
          * (${waits}::jsonb -> model_id ->> 'waitSeconds')::float8 * interval '1 s' AS ready
        FROM generation WHERE run_id = ${runId}::uuid) at
      WHERE at.id = generation.id`,
    database().$executeRaw`
      UPDATE attempt SET created_at = g.created_at + interval '1 s',
        accepted_at = CASE WHEN attempt.accepted_at IS NOT NULL THEN g.accepted_at END,
        ended_at = CASE WHEN attempt.ended_at IS NOT NULL THEN COALESCE(g.ready_at, g.created_at + interval '2 s') END
      FROM generation g WHERE g.id = attempt.generation_id AND g.run_id = ${runId}::uuid`,
    database().$executeRaw`
      UPDATE asset SET created_at = g.finished_at FROM generation g
      WHERE g.id = asset.generation_id AND g.run_id = ${runId}::uuid AND g.finished_at IS NOT NULL`,
    database().$executeRaw`
      UPDATE verdict SET decided_at = ${at}::timestamptz + interval '14 min' WHERE generation_id ${ofRun}`,
    database().$executeRaw`
      UPDATE note SET created_at = ${at}::timestamptz + interval '12 min' WHERE generation_id ${ofRun}`,
    database().$executeRaw`
      UPDATE blind_comparison SET created_at = ${at}::timestamptz + interval '9 min',
        revealed_at = CASE WHEN revealed_at IS NOT NULL THEN ${at}::timestamptz + interval '13 min' END
      WHERE run_id = ${runId}::uuid`,
  ]);
}

/** Moves a draft's last change, and what was uploaded for it, to a moment. */
export async function movePrompt(id: PromptId, at: Date): Promise<void> {
  await database().$executeRaw`
    UPDATE prompt SET created_at = ${at}::timestamptz - interval '40 min', updated_at = ${at}::timestamptz WHERE id = ${id}::uuid`;
}

/** Lets visitors have come over the last days, one after the other, and the gallery have been shared before. */
export async function moveGallery(id: GalleryId, isShared: boolean): Promise<void> {
  const changed = isShared ? "3 days" : "20 hours";
  await database().$transaction([
    database().$executeRaw`
      UPDATE gallery SET created_at = now() - interval '4 days', updated_at = now() - ${changed}::interval,
        linked_at = CASE WHEN linked_at IS NOT NULL THEN now() - interval '3 days' END WHERE id = ${id}::uuid`,
    database().$executeRaw`
      UPDATE gallery_comment c SET created_at = now() - ordered.hours * interval '1 hour',
        approved_at = CASE WHEN approved_at IS NOT NULL THEN now() - ordered.hours * interval '50 min' END
      FROM (SELECT id, 7.4 * row_number() OVER (ORDER BY created_at DESC, id DESC) AS hours
        FROM gallery_comment WHERE gallery_id = ${id}::uuid) ordered WHERE ordered.id = c.id`,
  ]);
}
