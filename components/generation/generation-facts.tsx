import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { costNothing, costText } from "#components/state/cost-text.ts";
import { measuredText } from "./measured-text.ts";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { resultOf } from "./result-of.ts";
import { WaitingTime } from "#components/state/waiting-time.tsx";

type GenerationFactsProps = { view: GenerationView; model: ModelFacts };

/** One quiet line: how long it took, what it cost, what came. */
export function GenerationFacts({ view, model }: GenerationFactsProps) {
  const result = resultOf(view);
  // Where nothing was paid, the sentence below says so.
  const isCostTold = ["failed", "canceled"].includes(view.status) && costNothing(view, model.isFree);
  const came =
    result && (result.asset.state === "measuring" ? "Analysing" : measuredText(result.asset.measured));
  return (
    <dl className="tabular flex flex-wrap gap-x-4 gap-y-0.5 text-12 text-quiet [&>div]:flex [&>div]:gap-1.5">
      <div>
        <dt>Time</dt>
        <dd className="text-text">
          <WaitingTime view={view} />
        </dd>
      </div>
      {!isCostTold && (
        <div>
          <dt>Cost</dt>
          <dd className="text-text">{costText(view, model.isFree)}</dd>
        </div>
      )}
      {came && (
        <div>
          <dt>Result</dt>
          <dd className="text-text">{came}</dd>
        </div>
      )}
      {view.attempts > 1 && (
        <div>
          <dt>Attempts</dt>
          <dd className="text-text">{view.attempts}</dd>
        </div>
      )}
    </dl>
  );
}
