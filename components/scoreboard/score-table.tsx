import { timeText } from "#components/state/time-text.ts";
import {
  enoughToTell,
  type LabelledScore,
  type ScoreFilter,
  type ScoreOrder,
} from "#lib/domain/judgement/scoreboard.ts";
import { allModels } from "#lib/providers/catalog.ts";
import { BestClip } from "./best-clip.tsx";
import { bestScores } from "./best-scores.ts";
import { KeptBar } from "./kept-bar.tsx";
import { scoreMessages } from "./messages.ts";
import { costLines, percentText, rangeText } from "./score-text.ts";
import { SortHeading } from "./sort-heading.tsx";

type ScoreTableProps = { scores: readonly LabelledScore[]; filter: ScoreFilter; order: ScoreOrder };

/** A row for each model. Where it is narrow, a row is three lines: model, bar, numbers. */
export function ScoreTable({ scores, filter, order }: ScoreTableProps) {
  const heading = { filter, order };
  const best = bestScores(scores);
  return (
    <div className="@container">
      <table className="tabular block w-full text-14">
        <caption className="sr-only">{scoreMessages.caption}</caption>
        <thead className="block">
          <tr
            className={`flex flex-wrap items-end gap-x-4 text-left text-12 text-quiet @4xl:grid ${columnsClass}`}
          >
            <SortHeading {...heading} column="model" label={scoreMessages.model} className="font-normal" />
            <SortHeading
              {...heading}
              column="kept"
              label={scoreMessages.kept}
              className="relative font-normal @4xl:pr-26"
            >
              <span
                aria-hidden
                className="absolute right-26 bottom-2 left-0 text-center @max-4xl:hidden pointer-coarse:bottom-3.5"
              >
                {scoreMessages.half}
              </span>
            </SortHeading>
            <th scope="col" className={numberHeadingClass}>
              {scoreMessages.ratings}
            </th>
            <th scope="col" className={numberHeadingClass}>
              {scoreMessages.perKeptSecond}
            </th>
            <SortHeading
              {...heading}
              column="wait"
              label={scoreMessages.wait}
              className="font-normal @4xl:text-right"
            />
          </tr>
        </thead>
        <tbody className="block border-b border-line">
          {scores.map((score) => (
            <tr
              key={score.modelId}
              className={`grid grid-cols-3 gap-x-2 gap-y-2.5 border-t border-line py-3 @4xl:min-h-21 @4xl:items-center @4xl:gap-x-4 @4xl:py-0 ${columnsClass}`}
            >
              <ModelName score={score} />
              <td className="col-span-full flex items-center gap-4 @4xl:col-auto">
                <Kept score={score} />
              </td>
              <td className="text-quiet @4xl:text-right">
                {score.verdicts}
                <Unit>{scoreMessages.rating}</Unit>
              </td>
              <td className="@max-4xl:text-center @4xl:text-right">
                <Cost score={score} isBest={best.cost === score.modelId} />
                <Unit>{scoreMessages.perKeptSecond.toLowerCase()}</Unit>
              </td>
              <td className="text-right">
                <Wait score={score} isBest={best.wait === score.modelId} />
                <Unit>{scoreMessages.wait.toLowerCase()}</Unit>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const columnsClass = "@4xl:grid-cols-[minmax(14rem,21.75rem)_minmax(12rem,1fr)_3.5rem_7rem_6rem]";
const numberHeadingClass = "pb-2 text-right font-normal @max-4xl:sr-only pointer-coarse:pb-3.5";
const bestClass = "font-semibold text-done";

/** What the heading says where there is one above it. */
function Unit({ children }: { children: string }) {
  return (
    <span aria-hidden className="block text-12 text-quiet @4xl:hidden">
      {children}
    </span>
  );
}

function ModelName({ score: { modelId, label, bestKept } }: { score: LabelledScore }) {
  const known = allModels().find(({ model }) => model.id === modelId);
  return (
    <th
      scope="row"
      aria-label={label}
      className="col-span-full flex flex-wrap items-center gap-x-4 gap-y-2 text-left font-normal @4xl:col-auto"
    >
      <span className="relative h-11.25 w-20 shrink-0 overflow-hidden rounded-[0.25rem] bg-raised @4xl:h-15.75 @4xl:w-28">
        {bestKept && <BestClip best={bestKept} label={label} />}
      </span>
      <span className="min-w-32 flex-1">
        <span className="font-semibold wrap-anywhere">{known?.model.name ?? label}</span>{" "}
        {known && (
          <span className="block text-12 text-quiet">
            <span className="sr-only">(</span>
            {known.provider.name}
            <span className="sr-only">)</span>
          </span>
        )}
      </span>
    </th>
  );
}

function Kept({ score: { kept, verdicts, keptShare } }: { score: LabelledScore }) {
  if (keptShare === null || verdicts < enoughToTell)
    return <span className="text-12 text-quiet">{scoreMessages.tooFew(verdicts, "rating")}</span>;
  const told = scoreMessages.keptOf(kept, verdicts, rangeText(keptShare));
  return (
    <>
      <div className="min-w-0 flex-1" data-tooltip={told}>
        <KeptBar share={keptShare} />
      </div>
      <span className="w-14 text-right @4xl:w-22">
        <span className="text-20 font-semibold">{percentText(keptShare.share)}</span>
        <span className="sr-only">{told}</span>
      </span>
    </>
  );
}

function Cost({ score, isBest }: { score: LabelledScore; isBest: boolean }) {
  return costLines(score, "keptMicro").map((line) => (
    <span key={line} className={isBest ? `block ${bestClass}` : "block"}>
      {line}
    </span>
  ));
}

function Wait({ score: { waits, medianWaitMs }, isBest }: { score: LabelledScore; isBest: boolean }) {
  if (medianWaitMs === null || waits < enoughToTell)
    return <span className="text-quiet">{scoreMessages.none}</span>;
  return <span className={isBest ? bestClass : undefined}>{timeText(medianWaitMs)}</span>;
}
