import { beginComparison, reveal, saveBlindVerdict } from "#lib/data/blind/comparisons.ts";
import { createId } from "#lib/data/create-id.ts";
import { database } from "#lib/data/database.ts";
import { addNote, saveVerdict } from "#lib/data/feedback/feedback.ts";
import { changeTags, markFavourites } from "#lib/data/history/change-results.ts";
import type { BlindClipId, GenerationId, NoteId, RunId } from "#lib/domain/base/id.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";
import type { DemoRun, Take } from "./tables.ts";

/** A result, and what its author says of it. */
export type Judged = { id: GenerationId; take: Take };

const verdictOf = ({ choice, stars }: Take): Verdict => ({ choice: choice ?? null, stars: stars ?? null });

/** Says of a run's results what their author says of them, by the functions that the pages' actions call. */
export async function judgeRun(
  member: Member,
  runId: RunId,
  blind: DemoRun["blind"],
  results: readonly Judged[],
): Promise<void> {
  if (blind) await judgeBlind(member, runId, blind, results);
  for (const { id, take } of results) {
    if (!blind) await saveVerdict(member, id, verdictOf(take));
    for (const [atMs, text] of take.notes ?? [])
      await addNote(member, { id: createId<NoteId>(), generationId: id, atMs, text });
    if (take.tags) await changeTags(member, [id], { add: take.tags, remove: [] });
    if (take.isFavourite) await markFavourites(member, [id], true);
  }
}

async function judgeBlind(
  member: Member,
  runId: RunId,
  blind: "shown" | "open",
  results: readonly Judged[],
): Promise<void> {
  const begun = await beginComparison(member, runId, { withDrafts: false });
  if (!begun.ok) throw new Error(`no comparison: ${begun.reason}`);
  const clips = await database().blindClip.findMany({ where: { comparisonId: begun.comparisonId } });
  for (const clip of clips) {
    const judged = results.find(({ id }) => id === clip.generationId);
    if (judged) await saveBlindVerdict(member, clip.id as BlindClipId, verdictOf(judged.take)); // the column holds nothing else
  }
  if (blind === "shown") await reveal(member, begun.comparisonId);
}
