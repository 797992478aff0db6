import { Scoreboard } from "#components/scoreboard/scoreboard.tsx";
import { SpendPanel } from "#components/spend/spend-panel.tsx";
import { type MonthSpend, type SpendLine, type Spent, spendByMonth } from "#lib/domain/account/spend.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import type { Money } from "#lib/domain/base/money.ts";
import { wilson } from "#lib/domain/judgement/interval.ts";
import type { BestKept, LabelledScore, ScoreFilter } from "#lib/domain/judgement/scoreboard.ts";
import { type SceneFilm, sceneAsset } from "#lib/domain/testing/scene-media.ts";
import { findModel, findProvider } from "#lib/providers/catalog.ts";
import { InStudio } from "#components/scenes/frames.tsx";
import { doneWith, labels, longWords, modelIds, runOf, second } from "#components/scenes/samples.ts";
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
    bestKept: null,
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

const best = (film: SceneFilm): BestKept => ({
  assetId: sceneAsset(film).id,
  generationId: doneWith(1, film).id,
  runId: runOf(1, []).id,
  hasCopy: true,
});

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
  months: readonly MonthSpend[] = [],
): Scene => ({
  frame: "page",
  show: (
    <InStudio>
      <div className="mx-auto w-full max-w-308 px-4 py-8 sm:px-6 sm:pt-10">
        <Scoreboard scores={scores} filter={filter} order={{ column: "kept", isReversed: false }} />
        {months.length > 0 && (
          <div className="mt-8 max-w-3xl">
            <SpendPanel months={months} />
          </div>
        )}
      </div>
    </InStudio>
  ),
});

/** An amount in millionths, as `n` dollars. */
const dollars = (amount: number, currency = "USD"): Money[] => [{ micro: amount * 1_000_000, currency }];
const spent = (requests: number, billed: Money[], estimated: Money[] = [], unknown = 0): Spent => ({
  requests,
  billed,
  estimated,
  unknown,
});
const line = (month: string, modelId: ModelId, of: Spent): SpendLine => ({ month, modelId, ...of });
const fast = `${modelIds.siraya}-fast` as ModelId; // written in the branded shape

/** Four months, of providers that bill, that do not, and that nobody has entered a price for. */
export const monthsSpent = spendByMonth(
  [
    line("2026-11", modelIds.oxen, spent(142, dollars(85.2), dollars(1.2))),
    line("2026-11", modelIds.siray, spent(58, [], dollars(40.6))),
    line("2026-11", modelIds.siraya, spent(31, [], dollars(20.15), 2)),
    line("2026-11", fast, spent(64, [], dollars(25.6))),
    line("2026-10", modelIds.oxen, spent(96, dollars(57.6))),
    line("2026-10", modelIds.modellix, spent(12, [], [], 12)),
    line(
      "2026-09",
      modelIds.siraya,
      spent(240, [...dollars(1190.4, "EUR"), ...dollars(2204.5)], dollars(312.75)),
    ),
    line("2026-08", "gone/an-old-model" as ModelId, spent(1, dollars(0.6))),
  ],
  {
    provider: (id) => findProvider(id)?.name ?? id,
    model: (id) => findModel(id)?.model.name ?? id,
  },
);

const many = [
  score(modelIds.oxen, 42, 11, { bestKept: best("pier-1.mp4"), medianWaitMs: 124 * second }),
  score(modelIds.animatic, 12, 1, { isFree: true, bestKept: best("pier-3.mp4"), perKeptSecond: [] }),
  score(modelIds.modellix, 9, 3, {
    bestKept: best("neon.mp4"),
    keptUnpriced: 4,
    perKeptSecond: [{ currency: "USD", isEstimate: true, keptMicro: 160_000, spentMicro: 210_000 }],
  }),
  score(modelIds.siray, 18, 20, {
    bestKept: best("pier-2.mp4"),
    perKeptSecond: [{ currency: "USD", keptMicro: 210_000, spentMicro: 520_000 }],
  }),
  score(modelIds.siraya, 3, 30, {
    perKeptSecond: [
      { currency: "USD", keptMicro: 900_000, spentMicro: 9_800_000 },
      { currency: "EUR", keptMicro: 700_000, spentMicro: 1_100_000 },
    ],
  }),
];

export const scenes: Scenes = {
  nothing: board([]),
  "nothing-in-this-selection": board([], { period: "7", references: "audio" }),
  "too-few-to-tell": board([score(modelIds.oxen, 0, 0, nothing), score(modelIds.siray, 1, 1)]),
  many: board(many, undefined, monthsSpent),
  spend: { show: <SpendPanel months={monthsSpent} />, frame: "wide" },
  "spend-of-one-month": { show: <SpendPanel months={monthsSpent.slice(1, 2)} />, frame: "wide" },
  "long-names": board([{ ...many[0]!, label: longWords.slice(0, 140) }, many[1]!]),
};
