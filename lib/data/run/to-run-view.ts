import { documentOf } from "#lib/domain/base/ladder.ts";
import { parseSnapshot } from "#lib/domain/run.ts";
import { type GenerationView, type RunView, runViewSchema } from "#lib/domain/run-view.ts";

/** What is read of a run's draft with it. */
export const withDraft = { prompt: { select: { deletedAt: true } } } as const;

type Row = {
  id: string;
  promptId: string | null;
  createdAt: Date;
  snapshot: unknown;
  prompt: { deletedAt: Date | null } | null;
};

/** A run's row, read `withDraft`, with its generations. */
export function toRunView(row: Row, generations: GenerationView[] | undefined): RunView {
  return runViewSchema.parse({
    id: row.id,
    promptId: row.promptId,
    hasDraft: row.prompt !== null && row.prompt.deletedAt === null,
    createdAt: row.createdAt.toISOString(),
    snapshot: documentOf(parseSnapshot(row.snapshot)),
    generations,
  });
}
