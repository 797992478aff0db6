import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { timeText } from "#components/state/time-text.ts";
import { Icon } from "#components/ui/icon.tsx";
import { countText } from "#lib/domain/base/quantity.ts";
import type {
  LabelledScore,
  ScoreColumn,
  ScoreFilter,
  ScoreOrder,
} from "#lib/domain/judgement/scoreboard.ts";
import { scoreAddress } from "./score-address.ts";
import { keptCostLines, percentText, tooLittleText } from "./score-text.ts";
import { ShareCell } from "./shares.tsx";

type SortHeadingProps = {
  column: ScoreColumn;
  filter: ScoreFilter;
  order: ScoreOrder;
  className?: string;
  children: string;
};

/** A column's heading, which sorts by it: best first, and the other way round when it does already. */
function SortHeading({ column, filter, order, className, children }: SortHeadingProps) {
  const isSorted = order.column === column;
  // "Best first" is upwards for names, waiting times and failures, downwards for shares.
  const isUpwards = (column === "kept" || column === "won") === order.isReversed;
  const next = { column, isReversed: isSorted && !order.isReversed };
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isUpwards ? "ascending" : "descending") : undefined}
      className={className}
    >
      <Link
        href={`/scoreboard${scoreAddress(filter, next)}`}
        scroll={false}
        prefetch={false}
        className="inline-flex min-h-8 items-center gap-1 rounded-control hover:text-text pointer-coarse:min-h-11"
      >
        {children}
        {isSorted && <Icon of={isUpwards ? ArrowUp : ArrowDown} size={14} />}
      </Link>
    </th>
  );
}

type ScoreTableProps = { scores: readonly LabelledScore[]; filter: ScoreFilter; order: ScoreOrder };

/** A line for each model. It scrolls sideways where it is too wide, the models' names staying in sight. */
export function ScoreTable({ scores, filter, order }: ScoreTableProps) {
  const heading = { filter, order, className: cellClass };
  return (
    <fieldset
      aria-label="Table of scores"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, by keyboard too
      tabIndex={0}
      className="min-w-0 overflow-x-auto rounded-panel border border-line bg-panel"
    >
      <table className="tabular w-full border-collapse text-13">
        <caption className="sr-only">What your verdicts say of the models</caption>
        <thead>
          <tr className="border-b border-line align-bottom text-12 text-quiet">
            <SortHeading {...heading} column="model" className={nameClass}>
              Model
            </SortHeading>
            <SortHeading {...heading} column="kept">
              Kept
            </SortHeading>
            <SortHeading {...heading} column="won">
              Hidden pairs won
            </SortHeading>
            <SortHeading {...heading} column="wait">
              Waiting time
            </SortHeading>
            <SortHeading {...heading} column="failed">
              Failed
            </SortHeading>
            <th scope="col" className={`${cellClass} font-medium`}>
              <span className="inline-flex min-h-8 items-center">Cost per kept second</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {scores.map((score) => (
            <tr key={score.modelId} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className={`${nameClass} font-medium`}>
                {score.label}
              </th>
              <ShareCell
                share={score.keptShare}
                count={score.verdicts}
                noun="verdict"
                counted={`${score.kept} of ${score.verdicts}`}
                className={cellClass}
              />
              <ShareCell
                share={score.wonShare}
                count={score.won + score.lost}
                noun="pair"
                counted={`${score.won} of ${score.won + score.lost}${score.even > 0 ? `, ${score.even} even` : ""}`}
                className={cellClass}
              />
              <td className={cellClass}>
                <WaitText score={score} />
              </td>
              <td className={cellClass}>
                {score.failedShare === null ? (
                  <span className="text-quiet">Nothing has ended yet</span>
                ) : (
                  <>
                    {percentText(score.failedShare)}
                    <span className="block text-12 text-quiet">
                      {score.failed} of {countText(score.done + score.failed, "video")}
                    </span>
                  </>
                )}
              </td>
              <td className={cellClass}>
                {keptCostLines(score).map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  );
}

const nameClass =
  "sticky left-0 z-10 min-w-32 max-w-44 bg-panel px-4 py-2 text-left sm:min-w-48 sm:max-w-none";
const cellClass = "min-w-32 px-3 py-2 text-left last:pr-4";

function WaitText({ score: { waits, medianWaitMs, p90WaitMs } }: { score: LabelledScore }) {
  const tooLittle = tooLittleText(waits, "video");
  if (tooLittle || medianWaitMs === null || p90WaitMs === null)
    return <span className="text-quiet">{tooLittle}</span>;
  return (
    <>
      {timeText(medianWaitMs)}
      <span className="block text-12 text-quiet">9 of 10 within {timeText(p90WaitMs)}</span>
    </>
  );
}
