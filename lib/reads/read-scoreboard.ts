import { findBestKept, findScoreboard } from "#lib/data/feedback/find-scoreboard.ts";
import { modelLabel } from "#lib/domain/limits/model.ts";
import {
  type LabelledScore,
  orderScores,
  parseScoreOrder,
  type ScoreFilter,
  scoreFilterSchema,
  type ScoreOrder,
} from "#lib/domain/judgement/scoreboard.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { allModels } from "#lib/providers/catalog.ts";

/** A member's scoreboard as an address asks for it (`period`, `references`, `sort`), in the order asked for. */
export async function readScoreboard(
  member: Member,
  asked: Readonly<Record<string, unknown>>,
): Promise<{ filter: ScoreFilter; order: ScoreOrder; scores: LabelledScore[] }> {
  const filter = scoreFilterSchema.parse(asked);
  const order = parseScoreOrder(asked.sort);
  const labels = new Map<string, string>(
    allModels().map(({ model, provider }) => [model.id, modelLabel(model, provider)]),
  );
  const [found, bestKept] = await Promise.all([findScoreboard(member, filter), findBestKept(member, filter)]);
  const scores = found.map((score) => ({
    ...score,
    label: labels.get(score.modelId) ?? score.modelId,
    bestKept: bestKept.get(score.modelId) ?? null,
  }));
  return { filter, order, scores: orderScores(scores, order) };
}
