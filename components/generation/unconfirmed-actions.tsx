"use client";

import { Button } from "#components/ui/button.tsx";
import { abandonGenerationAction, resendGenerationAction } from "#lib/actions/generation-actions.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { AdoptForm } from "./adopt-form.tsx";
import { CandidateList } from "./candidate-list.tsx";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { generationMessages } from "./messages.ts";
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
        <p className="text-13">{generationMessages[hasTaskId ? "noList" : "noTaskIds"](providerName)}</p>
      )}
      {hasTaskId && <AdoptForm {...named} />}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          busy={isSending}
          onClick={() => send(() => resendGenerationAction({ generationId }))}
        >
          Send again (may cost twice)
        </Button>
        <Button
          size="small"
          variant="quiet"
          busy={isSending}
          onClick={() => send(() => abandonGenerationAction({ generationId }))}
        >
          Give up
        </Button>
      </div>
    </div>
  );
}
