"use client";

import { Button } from "#components/ui/button.tsx";
import { abandonGenerationAction, resendGenerationAction } from "#lib/actions/generation-actions.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { AdoptForm } from "./adopt-form.tsx";
import { CandidateList } from "./candidate-list.tsx";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { UnconfirmedFacts } from "./unconfirmed-facts.tsx";
import { useRunAction } from "./use-run-action.ts";

type UnconfirmedActionsProps = { runId: RunId; view: GenerationView; model: ModelFacts };

/** A request that nobody knows the end of: what is known, what may be it, and the three ways out with their consequences. */
export function UnconfirmedActions({ runId, view, model }: UnconfirmedActionsProps) {
  const { isSending, send } = useRunAction(runId);
  const { providerName, canFind, hasTaskId } = model;
  const generationId = view.id;
  const named = { runId, generationId, providerName };
  return (
    <div className="flex flex-col gap-4 rounded-control border border-line bg-panel p-3">
      <UnconfirmedFacts view={view} providerName={providerName} />
      {canFind ? (
        <CandidateList {...named} search={view.search} />
      ) : (
        <p className="text-13">
          {hasTaskId
            ? `${providerName} cannot be asked which tasks it has. Look for it on its own page.`
            : `${providerName} gives its work no id, so that a lost result cannot be fetched. Its own page tells whether it was charged.`}
        </p>
      )}
      {hasTaskId && <AdoptForm {...named} />}
      <div className="flex flex-col items-start gap-1">
        <Button
          size="small"
          busy={isSending}
          onClick={() => send(() => resendGenerationAction({ generationId }))}
        >
          Send again (may cost twice)
        </Button>
        <p className="text-12 text-quiet">
          Starts anew. If {providerName} has taken the first request too, it charges for both.
        </p>
      </div>
      <div className="flex flex-col items-start gap-1">
        <Button
          size="small"
          variant="quiet"
          busy={isSending}
          onClick={() => send(() => abandonGenerationAction({ generationId }))}
        >
          Give up
        </Button>
        <p className="text-12 text-quiet">
          Waits for nothing more, and gets nothing back of what may have been charged.
        </p>
      </div>
    </div>
  );
}
