"use client";

import { Button } from "#components/ui/button.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { adoptGenerationAction } from "#lib/actions/generation-actions.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import type { SearchedCandidate } from "#lib/domain/generation/search.ts";
import { adoptWords, candidateWords, generationMessages } from "./messages.ts";
import { useRunAction } from "./use-run-action.ts";

type CandidateListProps = {
  runId: RunId;
  generationId: GenerationId;
  candidates: readonly SearchedCandidate[];
};

/** The tasks that a provider has at work and that may be the lost one. Its author tells which it is. */
export function CandidateList({ runId, generationId, candidates }: CandidateListProps) {
  const { isSending, send } = useRunAction(runId);
  return (
    <ul className="mt-2 flex max-w-full flex-col gap-2">
      {candidates.map(({ operation, excerpt, startedAt, isSamePrompt }) => (
        <li
          key={operation}
          className="rounded-control border border-[oklch(1_0_0/0.18)] bg-[oklch(0.12_0_0/0.7)] p-2 text-start"
        >
          <p className="font-mono text-12 break-all">{operation}</p>
          <p className="text-12 text-quiet">
            {isSamePrompt
              ? candidateWords.same
              : excerpt === null
                ? candidateWords.unknown
                : candidateWords.different}
            {startedAt && (
              <>
                {` · ${candidateWords.started} `}
                <Moment at={startedAt} />
              </>
            )}
          </p>
          {excerpt !== null && <p className="my-1 break-words">{excerpt}</p>}
          <Button
            size="small"
            data-main={isSamePrompt ? "" : undefined}
            busy={isSending}
            onClick={() => send(() => adoptGenerationAction({ generationId, operation }), adoptWords)}
          >
            {generationMessages.adoptTask(shortened(operation))}
          </Button>
        </li>
      ))}
    </ul>
  );
}

const shortened = (operation: string) => (operation.length > 16 ? `${plainText(operation, 12)}…` : operation);
