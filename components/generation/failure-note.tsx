import { CircleAlert } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { Failure } from "#lib/domain/generation/failure.ts";
import { failureMessage } from "#lib/domain/generation/messages.ts";
import type { ModelFacts } from "#components/state/model-facts.ts";

type FailureNoteProps = { failure: Failure; model: ModelFacts; isWaiting: boolean };

/** What happened, whether it cost money, what to do next; the provider's own words under "Details". */
export function FailureNote({ failure, model, isWaiting }: FailureNoteProps) {
  const { what, money, next, goesOn } = failureMessage(failure, {
    provider: model.providerName,
    isFree: model.isFree,
  });
  return (
    <div className="rounded-control border border-line bg-panel p-3 text-13">
      <p className="flex gap-2">
        <Icon of={CircleAlert} className={`mt-0.5 ${isWaiting ? "text-quiet" : "text-failed"}`} />
        <span>
          {what} {isWaiting ? goesOn : `${money} ${next}`}
        </span>
      </p>
      {failure.detail && !what.includes(failure.detail) && (
        <details className="mt-2 pl-6">
          <summary className="min-h-8 py-1.5 text-12 text-quiet">Details</summary>
          <p className="font-mono text-12 break-words whitespace-pre-wrap text-quiet">{failure.detail}</p>
        </details>
      )}
    </div>
  );
}
