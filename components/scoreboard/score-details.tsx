import { ChevronRight } from "lucide-react";
import { timeText } from "#components/state/time-text.ts";
import { Icon } from "#components/ui/icon.tsx";
import { countText } from "#lib/domain/base/quantity.ts";
import {
  enoughToTell,
  type LabelledScore,
  type ScoreFilter,
  type ScoreOrder,
} from "#lib/domain/judgement/scoreboard.ts";
import { scoreMessages } from "./messages.ts";
import { costLines, percentText, rangeText } from "./score-text.ts";
import { SortHeading } from "./sort-heading.tsx";

type ScoreDetailsProps = { scores: readonly LabelledScore[]; filter: ScoreFilter; order: ScoreOrder };

/** How the numbers come about, and those that few ask for. Open where the table is sorted by one of these. */
export function ScoreDetails({ scores, filter, order }: ScoreDetailsProps) {
  const few = scores.filter(({ verdicts }) => verdicts < enoughToTell).length;
  return (
    <details open={order.column === "won" || order.column === "failed"} className="group mt-3 text-13">
      <summary className="flex min-h-8 cursor-pointer flex-wrap items-center justify-between gap-x-4 rounded-control text-quiet hover:text-text pointer-coarse:min-h-11">
        <span className="flex items-center gap-1.5">
          <Icon of={ChevronRight} size={14} className="group-open:rotate-90" />
          {scoreMessages.how}
        </span>
        {few > 0 && <span>{scoreMessages.models(few)}</span>}
      </summary>
      <div className="mt-2 grid max-w-4xl gap-x-8 gap-y-2 text-quiet sm:grid-cols-2">
        {scoreMessages.calculation.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <MoreNumbers {...{ scores, filter, order }} />
    </details>
  );
}

function MoreNumbers({ scores, filter, order }: ScoreDetailsProps) {
  const heading = { filter, order, className: numberClass };
  return (
    <fieldset
      aria-label={scoreMessages.numbers}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, by keyboard too
      tabIndex={0}
      className="mt-4 min-w-0 overflow-x-auto"
    >
      <table className="tabular w-full border-collapse">
        <caption className="sr-only">{scoreMessages.numbers}</caption>
        <thead className="text-12 text-quiet">
          <tr className="border-b border-line align-bottom">
            <Heading className={`${nameClass} font-normal`}>{scoreMessages.model}</Heading>
            <SortHeading {...heading} column="won" label={scoreMessages.blindPairs} />
            <SortHeading {...heading} column="failed" label={scoreMessages.failed} />
            <Heading className={numberClass}>{scoreMessages.slowest}</Heading>
            <Heading className={numberClass}>{scoreMessages.spent}</Heading>
          </tr>
        </thead>
        <tbody>
          {scores.map((score) => (
            <tr key={score.modelId} className="border-b border-line align-top">
              <th scope="row" className={`${nameClass} font-medium`}>
                {score.label}
              </th>
              <td className={numberClass}>
                <BlindPairs score={score} />
              </td>
              <td className={numberClass}>
                {score.failedShare === null ? (
                  scoreMessages.none
                ) : (
                  <Told
                    share={percentText(score.failedShare)}
                    of={`${score.failed} of ${countText(score.done + score.failed, "video")}`}
                  />
                )}
              </td>
              <td className={numberClass}>
                {score.p90WaitMs === null || score.waits < enoughToTell
                  ? scoreMessages.none
                  : timeText(score.p90WaitMs)}
              </td>
              <td className={numberClass}>
                {costLines(score, "spentMicro").map((line) => (
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

const nameClass = "sticky left-0 min-w-36 bg-ground py-1.5 pr-4 text-left";
const numberClass = "min-w-28 py-1.5 pl-4 text-right font-normal";

/** As high as one that can be pressed. */
function Heading({ className, children }: { className: string; children: string }) {
  return (
    <th scope="col" className={className}>
      <span className="inline-flex min-h-8 items-center pointer-coarse:min-h-11">{children}</span>
    </th>
  );
}

function BlindPairs({ score: { won, lost, even, wonShare } }: { score: LabelledScore }) {
  const pairs = won + lost;
  if (!wonShare || pairs < enoughToTell)
    return <span className="text-quiet">{scoreMessages.tooFew(pairs, "pair")}</span>;
  const counted = `${won} of ${pairs}`;
  return (
    <>
      <Told share={percentText(wonShare.share)} of={rangeText(wonShare)} />
      <span className="block text-12 text-quiet">
        {even > 0 ? `${counted}, ${scoreMessages.even(even)}` : counted}
      </span>
    </>
  );
}

function Told({ share, of }: { share: string; of: string }) {
  return (
    <>
      {share}
      <span className="block text-12 whitespace-nowrap text-quiet">{of}</span>
    </>
  );
}
