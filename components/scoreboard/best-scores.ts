import { enoughToTell, type ModelScore } from "#lib/domain/judgement/scoreboard.ts";

type Compared = Pick<
  ModelScore,
  "modelId" | "isFree" | "perKeptSecond" | "keptUnpriced" | "waits" | "medianWaitMs"
>;

/** Which models cost and take least, where at least two can be compared. What is free is a draft. */
export function bestScores(scores: readonly Compared[]): { cost: string | null; wait: string | null } {
  const paid = scores.filter(({ isFree }) => !isFree);
  const priced = paid.filter(
    ({ perKeptSecond, keptUnpriced }) => perKeptSecond.length === 1 && keptUnpriced === 0,
  );
  const currencies = new Set(priced.map(({ perKeptSecond }) => perKeptSecond[0]?.currency));
  const waited = paid.filter(({ waits }) => waits >= enoughToTell);
  return {
    cost: currencies.size === 1 ? leastOf(priced, ({ perKeptSecond }) => perKeptSecond[0]?.keptMicro) : null,
    wait: leastOf(waited, ({ medianWaitMs }) => medianWaitMs),
  };
}

function leastOf(
  scores: readonly Compared[],
  read: (score: Compared) => number | null | undefined,
): string | null {
  const [least, next] = scores
    .map((score) => ({ id: score.modelId, value: read(score) ?? Number.POSITIVE_INFINITY }))
    .toSorted((one, other) => one.value - other.value);
  return least && next && least.value < next.value ? least.id : null;
}
