import { Download, Scale } from "lucide-react";
import { buttonClass } from "#components/ui/button-class.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { LabelledScore, ScoreFilter, ScoreOrder } from "#lib/domain/judgement/scoreboard.ts";
import { scoreMessages } from "./messages.ts";
import { scoreAddress } from "./score-address.ts";
import { ScoreDetails } from "./score-details.tsx";
import { ScoreTable } from "./score-table.tsx";
import { ScoreboardFilters } from "./scoreboard-filters.tsx";

type ScoreboardProps = { scores: readonly LabelledScore[]; filter: ScoreFilter; order: ScoreOrder };

/** What one's own verdicts say of the models, best first, with how sure that is. */
export function Scoreboard({ scores, filter, order }: ScoreboardProps) {
  const isFiltered = filter.period !== "all" || filter.references !== "any";
  const hasAny = scores.length > 0;
  // What nobody rated is told by the count below the table and in the details, unless it is all there is.
  const rated = scores.filter(({ verdicts }) => verdicts > 0);
  return (
    <>
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div>
          <h1 className="text-28 font-semibold">{scoreMessages.title}</h1>
          {hasAny && <p className="tabular mt-0.5 text-13 text-quiet">{ratedText(scores)}</p>}
        </div>
        {(hasAny || isFiltered) && (
          <div className="flex items-end gap-2 max-sm:w-full">
            <ScoreboardFilters filter={filter} order={order} />
            {hasAny && (
              <a
                href={`/api/scoreboard.csv${scoreAddress(filter, order)}`}
                download
                aria-label={scoreMessages.download}
                data-tooltip={scoreMessages.download}
                className={`${buttonClass("secondary", "normal")} min-w-9 px-0! pointer-coarse:min-w-11`}
              >
                <Icon of={Download} />
              </a>
            )}
          </div>
        )}
      </div>
      {hasAny && (
        <>
          <ScoreTable scores={rated.length > 0 ? rated : scores} {...{ filter, order }} />
          <ScoreDetails {...{ scores, filter, order }} />
        </>
      )}
      {!hasAny && isFiltered && (
        <EmptyState icon={Scale} title={scoreMessages.nothingHere}>
          {scoreMessages.nothingHereHint}
        </EmptyState>
      )}
      {!hasAny && !isFiltered && (
        <EmptyState
          icon={Scale}
          title={scoreMessages.empty}
          action={
            <ButtonLink href="/studio" variant="primary">
              {scoreMessages.write}
            </ButtonLink>
          }
        >
          {scoreMessages.emptyHint}
        </EmptyState>
      )}
    </>
  );
}

/** A pair is one model's win and another's loss, or even for both. */
function ratedText(scores: readonly LabelledScore[]): string {
  const sum = (read: (score: LabelledScore) => number) =>
    scores.reduce((total, score) => total + read(score), 0);
  return scoreMessages.rated(
    sum(({ verdicts }) => verdicts),
    sum(({ won, even }) => won + even / 2),
  );
}
