import type { PromptId } from "#lib/domain/base/id.ts";
import type { Money } from "#lib/domain/base/money.ts";
import type { Member } from "#lib/domain/base/scope.ts";
import { type PromptRuns, toldRunsMax } from "#lib/domain/generation/prompt-runs.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { listRunMarks, listRuns } from "./runs.ts";

/** The latest runs of one of the member's prompts. None where the prompt is unknown or someone else's. */
export async function listPromptRuns(member: Member, promptId: PromptId): Promise<PromptRuns> {
  const marks = await listRunMarks(member, promptId);
  const numbers = new Map(marks.slice(0, toldRunsMax).map(({ id, number }) => [id, number]));
  const runs = await listRuns(member, [...numbers.keys()]);
  return {
    count: marks[0]?.number ?? 0,
    runs: runs.map(({ id, createdAt, snapshot, generations }) => ({
      id,
      number: numbers.get(id)!, // it was asked for by its mark
      createdAt,
      snapshot,
      cost: costOf(generations),
      isFree: generations.every(({ billing }) => billing === "free"),
      generations: generations.map(
        ({ id: generationId, modelId, variation, output, status, verdict, outputs }) => {
          const result = outputs.find(({ role }) => role === "result");
          return {
            id: generationId,
            modelId,
            variation,
            output,
            status,
            choice: verdict?.choice ?? null,
            film: result?.derivatives.includes("poster") ? result.asset.id : null,
          };
        },
      ),
    })),
  };
}

function costOf(generations: readonly GenerationView[]): Money | null {
  const costs = generations.flatMap(({ cost }) => cost ?? []);
  const [first] = costs;
  if (!first || costs.some(({ currency }) => currency !== first.currency)) return null;
  return { micro: costs.reduce((sum, { micro }) => sum + micro, 0), currency: first.currency };
}
