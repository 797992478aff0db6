import { Scoreboard } from "#components/scoreboard/scoreboard.tsx";
import { PageHeading } from "#components/ui/page-heading.tsx";
import { wilson } from "#lib/domain/judgement/interval.ts";
import type { LabelledScore, ScoreFilter } from "#lib/domain/judgement/scoreboard.ts";
import { ReadPage } from "#components/scenes/frames.tsx";
import { labels, longWords, modelIds, second } from "#components/scenes/samples.ts";
import type { Scene, Scenes } from "#components/scenes/scene.ts";

function score(
  modelId: string,
  kept: number,
  rejected: number,
  change: Partial<LabelledScore> = {},
): LabelledScore {
  const verdicts = kept + rejected + 4;
  const [won, lost] = [kept, rejected];
  return {
    modelId,
    label: labels[modelId] ?? modelId,
    isFree: false,
    kept,
    tweaked: 4,
    rejected,
    verdicts,
    keptShare: wilson(kept / verdicts, verdicts),
    won,
    lost,
    even: 2,
    wonShare: wilson(won / (won + lost), won + lost),
    done: verdicts + 6,
    failed: 3,
    failedShare: 3 / (verdicts + 9),
    waits: verdicts,
    medianWaitMs: 92 * second,
    p90WaitMs: 240 * second,
    keptUnpriced: 0,
    perKeptSecond: [{ currency: "USD", keptMicro: 280_000, spentMicro: 640_000 }],
    ...change,
  };
}

const nothing: Partial<LabelledScore> = {
  tweaked: 0,
  verdicts: 0,
  keptShare: null,
  wonShare: null,
  even: 0,
  waits: 0,
  medianWaitMs: null,
  p90WaitMs: null,
  failedShare: null,
  perKeptSecond: [],
};

const board = (
  scores: readonly LabelledScore[],
  filter: ScoreFilter = { period: "all", references: "any" },
): Scene => ({
  frame: "page",
  show: (
    <ReadPage>
      <PageHeading title="Scoreboard">What your own verdicts say of the models.</PageHeading>
      <Scoreboard scores={scores} filter={filter} order={{ column: "kept", isReversed: false }} />
    </ReadPage>
  ),
});

const many = [
  score(modelIds.oxen, 42, 11),
  score(modelIds.siray, 18, 20),
  score(modelIds.modellix, 9, 3, { keptUnpriced: 4, perKeptSecond: [] }),
  score(modelIds.siraya, 3, 30, {
    perKeptSecond: [
      { currency: "USD", keptMicro: 900_000, spentMicro: 9_800_000 },
      { currency: "EUR", keptMicro: 700_000, spentMicro: 1_100_000 },
    ],
  }),
  score(modelIds.animatic, 12, 1, { isFree: true, perKeptSecond: [] }),
];

export const scenes: Scenes = {
  nothing: board([]),
  "nothing-in-this-selection": board([], { period: "7", references: "audio" }),
  "too-few-to-tell": board([score(modelIds.oxen, 0, 0, nothing), score(modelIds.siray, 1, 1)]),
  many: board(many),
  "long-names": board([{ ...many[0]!, label: longWords.slice(0, 140) }, many[1]!]),
};
