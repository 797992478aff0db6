"use client";

import { Search } from "lucide-react";
import { AdoptForm } from "#components/generation/adopt-form.tsx";
import { CandidateList } from "#components/generation/candidate-list.tsx";
import { generationMessages } from "#components/generation/messages.ts";
import { searchWords } from "#components/generation/search-words.ts";
import { unconfirmedHeading } from "#components/generation/unconfirmed-words.ts";
import { useRunAction } from "#components/generation/use-run-action.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import {
  abandonGenerationAction,
  lookForGenerationAction,
  resendGenerationAction,
} from "#lib/actions/generation-actions.ts";
import type { GenerationStandProps } from "./generation-stand.tsx";

/** A request that nobody knows the end of: what may be it, and the ways out. What else is known is in the drawer. */
export function UnconfirmedStand({ runId, view, model }: GenerationStandProps) {
  const { isSending, send } = useRunAction(runId);
  const { providerName, canFind, hasTaskId } = model;
  const generationId = view.id;
  const { search } = view;
  const candidates = canFind && search?.state === "asked" ? search.candidates : [];
  const told = canFind && (
    <output className="stand-quiet mt-2 block text-12">{searchWords(search, providerName)}</output>
  );
  return (
    <>
      <p className="stand-heading stand-brief">
        <StatusDot tone="unconfirmed" />
        <span className="stand-words wrap-anywhere">{unconfirmedHeading(view.failure, providerName)}</span>
      </p>
      <p className="stand-quiet">{generationMessages.mayRender}</p>
      {candidates.length > 0 && (
        <>
          {told}
          <CandidateList {...{ runId, generationId, candidates }} />
        </>
      )}
      {hasTaskId && <AdoptForm {...{ runId, generationId, providerName }} />}
      <div className="stand-buttons">
        {canFind && (
          <Button
            size="small"
            busy={isSending}
            onClick={() => send(() => lookForGenerationAction({ generationId }))}
          >
            <Icon of={Search} />
            {generationMessages.lookFor}
          </Button>
        )}
        <Button
          size="small"
          busy={isSending}
          onClick={() => send(() => resendGenerationAction({ generationId }))}
        >
          {generationMessages.sendAgain}
        </Button>
        <Button
          size="small"
          data-bare
          busy={isSending}
          onClick={() => send(() => abandonGenerationAction({ generationId }))}
        >
          {generationMessages.giveUp}
        </Button>
      </div>
      {candidates.length === 0 && told}
    </>
  );
}
