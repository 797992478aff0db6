import type { CsvCell } from "#lib/domain/exchange/csv.ts";
import type { ModelScore } from "./scoreboard.ts";

/**
 * The scoreboard as a table of plain numbers, headings first: shares from 0 to 1, seconds, units of money, everything that was
 * counted, however little it tells. Each currency has two columns of its own, and two more where something was estimated in it.
 */
export function scoreboardRows(scores: readonly (ModelScore & { label: string })[]): CsvCell[][] {
  const prices = scores.flatMap(({ perKeptSecond }) => perKeptSecond);
  const columns = [...new Set(prices.map(priceName))].toSorted();
  const headings = [
    ...fixed.map(([heading]) => heading),
    ...columns.flatMap((name) => [`Cost per kept second (${name})`, `Spent per kept second (${name})`]),
  ];
  return [
    headings,
    ...scores.map((score) => [
      ...fixed.map(([, cell]) => cell(score)),
      ...columns.flatMap((name) => {
        const cost = score.perKeptSecond.find((each) => priceName(each) === name);
        return cost
          ? [rounded(cost.keptMicro / 1_000_000), rounded(cost.spentMicro / 1_000_000)]
          : [null, null];
      }),
    ]),
  ];
}

/** "USD", or "USD, estimate". */
const priceName = ({ currency, isEstimate }: ModelScore["perKeptSecond"][number]) =>
  isEstimate ? `${currency}, estimate` : currency;

type Labelled = ModelScore & { label: string };

const fixed: readonly (readonly [string, (score: Labelled) => CsvCell])[] = [
  ["Model", ({ label }) => label],
  ["Model id", ({ modelId }) => modelId],
  ["Verdicts", ({ verdicts }) => verdicts],
  ["Kept", ({ kept }) => kept],
  ["Tweaked", ({ tweaked }) => tweaked],
  ["Rejected", ({ rejected }) => rejected],
  ["Kept share", ({ keptShare }) => rounded(keptShare?.share)],
  ["Kept share from", ({ keptShare }) => rounded(keptShare?.low)],
  ["Kept share to", ({ keptShare }) => rounded(keptShare?.high)],
  ["Hidden pairs won", ({ won }) => won],
  ["Hidden pairs lost", ({ lost }) => lost],
  ["Hidden pairs even", ({ even }) => even],
  ["Won share", ({ wonShare }) => rounded(wonShare?.share)],
  ["Won share from", ({ wonShare }) => rounded(wonShare?.low)],
  ["Won share to", ({ wonShare }) => rounded(wonShare?.high)],
  ["Waiting times", ({ waits }) => waits],
  ["Median wait (s)", ({ medianWaitMs }) => rounded(seconds(medianWaitMs))],
  ["90th percentile wait (s)", ({ p90WaitMs }) => rounded(seconds(p90WaitMs))],
  ["Done", ({ done }) => done],
  ["Failed", ({ failed }) => failed],
  ["Failed share", ({ failedShare }) => rounded(failedShare)],
  ["Kept without a known price", ({ keptUnpriced }) => keptUnpriced],
];

const seconds = (durationMs: number | null) => (durationMs === null ? null : durationMs / 1000);

/** To four places: more than any count here supports. */
const rounded = (value: number | null | undefined) =>
  value == null ? null : Math.round(value * 10_000) / 10_000;
