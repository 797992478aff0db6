"use client";

import { AdoptForm } from "#components/generation/adopt-form.tsx";
import { CandidateList } from "#components/generation/candidate-list.tsx";
import { DetailWords } from "#components/generation/detail-words.tsx";
import { generationMessages } from "#components/generation/messages.ts";
import { QuotedWords } from "#components/generation/quoted-words.tsx";
import { unconfirmedWords } from "#components/generation/unconfirmed-words.ts";
import { useRunAction } from "#components/generation/use-run-action.ts";
import { timeText } from "#components/state/time-text.ts";
import { useNow } from "#components/state/use-now.ts";
import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { abandonGenerationAction, resendGenerationAction } from "#lib/actions/generation-actions.ts";
import type { GenerationStandProps } from "./generation-stand.tsx";

/** A request that nobody knows the end of: what is known of it, and the ways out with their consequences. */
export function UnconfirmedStand({ runId, view, model }: GenerationStandProps) {
  const { isSending, send } = useRunAction(runId);
  const now = useNow(view.sentAt !== null);
  const { providerName, canFind, hasTaskId } = model;
  const { happened, words, details } = unconfirmedWords(view.failure, providerName);
  const generationId = view.id;
  const named = { runId, generationId, providerName };
  const candidates = <CandidateList {...named} search={view.search} />;
  const hasCandidates = canFind && view.search?.state === "asked" && view.search.candidates.length > 0;
  return (
    <>
      <p className="stand-heading stand-brief">
        <StatusDot tone="unconfirmed" />
        <span className="stand-words wrap-anywhere">{happened.replace(/\.$/, "")}</span>
      </p>
      <p className="stand-quiet">
        {generationMessages.mayBeCharged(providerName)}{" "}
        <span className="stand-aside">{generationMessages.notSentAgain}</span>
      </p>
      {hasCandidates && candidates}
      {hasTaskId && <AdoptForm {...named} />}
      <div className="stand-buttons">
        <Button
          size="small"
          busy={isSending}
          onClick={() => send(() => resendGenerationAction({ generationId }))}
        >
          Send again (may cost twice)
        </Button>
        <Button
          size="small"
          data-bare
          busy={isSending}
          onClick={() => send(() => abandonGenerationAction({ generationId }))}
        >
          Give up
        </Button>
      </div>
      {canFind ? (
        !hasCandidates && candidates
      ) : (
        <p className="stand-quiet mt-2">
          {generationMessages[hasTaskId ? "noList" : "noTaskIds"](providerName)}
        </p>
      )}
      <div className="stand-more stand-aside">
        {words && <QuotedWords words={words} />}
        {view.sentAt && (
          <p className="text-12 text-quiet">
            Sent to {providerName}: <Moment at={view.sentAt} />
            {now !== null && `, ${timeText(now - Date.parse(view.sentAt))} ago`}
          </p>
        )}
        {details && <DetailWords details={details} />}
      </div>
    </>
  );
}
