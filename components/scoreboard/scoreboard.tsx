import { Scale } from "lucide-react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import {
  enoughToTell,
  type LabelledScore,
  type ScoreFilter,
  type ScoreOrder,
} from "#lib/domain/judgement/scoreboard.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { ScoreTable } from "./score-table.tsx";
import { ScoreboardFilters } from "./scoreboard-filters.tsx";
import { ShareChart } from "./shares.tsx";

type ScoreboardProps = { scores: readonly LabelledScore[]; filter: ScoreFilter; order: ScoreOrder };

/** What one's own verdicts say of the models: two charts, one table, and how to read them. */
export function Scoreboard({ scores, filter, order }: ScoreboardProps) {
  const isFiltered = filter.period !== "all" || filter.references !== "any";
  if (scores.length === 0 && !isFiltered)
    return (
      <EmptyState
        icon={Scale}
        title="Nothing to score yet"
        action={
          <ButtonLink href="/studio" variant="primary">
            Write a prompt
          </ButtonLink>
        }
      >
        Ask two models or more for the same prompt, then press Keep, Tweak or Reject under each result. What
        you say is counted here.
      </EmptyState>
    );
  const verdicts = scores.reduce((sum, score) => sum + score.verdicts, 0);
  return (
    <>
      <ScoreboardFilters filter={filter} order={order} />
      {scores.length === 0 ? (
        <EmptyState icon={Scale} title="Nothing was asked for in this selection">
          Choose a longer period, or other references.
        </EmptyState>
      ) : (
        <>
          {verdicts < enoughToTell && (
            <p className="mb-4 max-w-prose text-13 text-quiet">
              {verdicts === 0
                ? "No verdicts yet."
                : `Too little to tell yet: ${countText(verdicts, "verdict")}.`}{" "}
              Open a run and press Keep, Tweak or Reject under its results; from {enoughToTell} verdicts on a
              model is scored.
            </p>
          )}
          <div className="mb-4 grid gap-4 lg:grid-cols-2">
            <ShareChart
              title="Kept"
              empty={`No model has ${enoughToTell} verdicts yet.`}
              lines={scores.flatMap(({ modelId, label, keptShare, verdicts: count }) =>
                keptShare && count >= enoughToTell ? [{ key: modelId, label, share: keptShare }] : [],
              )}
            />
            <ShareChart
              title="Hidden pairs won"
              empty={`No model has ${enoughToTell} decided pairs yet. Open a run and hide its names to compare fairly.`}
              lines={scores.flatMap(({ modelId, label, wonShare, won, lost }) =>
                wonShare && won + lost >= enoughToTell ? [{ key: modelId, label, share: wonShare }] : [],
              )}
            />
          </div>
          <ScoreTable {...{ scores, filter, order }} />
          <HowToRead />
        </>
      )}
    </>
  );
}

function HowToRead() {
  return (
    <div className="mt-4 flex max-w-prose flex-col gap-2 text-13 text-quiet">
      <p>
        Under each share stands the range in which the true one lies 95 times in 100 (Wilson’s interval).
        Where two ranges overlap widely, the difference may be chance.
      </p>
      <p>
        A hidden pair is two results of different models in one comparison whose names have been shown since;
        keep beats tweak, tweak beats reject, then the stars decide. Even pairs are left out of the share.
        Pairs of one comparison hang together, so that its range is as wide as if each comparison counted
        about once.
      </p>
      <p>
        Waiting time is from accepted to ready; where a provider answers with the video itself, from sent.
        Cost per kept second is what the kept results cost by their length, and then all that was spent on the
        model. Results without a bill count by their estimates, apart.
      </p>
    </div>
  );
}
