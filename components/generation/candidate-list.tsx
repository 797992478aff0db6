"use client";

import { Search as SearchIcon } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { adoptGenerationAction, lookForGenerationAction } from "#lib/actions/generation-actions.ts";
import { plainText } from "#lib/domain/base/plain-text.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import type { Search } from "#lib/domain/generation/search.ts";
import { adoptWords } from "./messages.ts";
import { searchWords } from "./search-words.ts";
import { useRunAction } from "./use-run-action.ts";

type CandidateListProps = {
  runId: RunId;
  generationId: GenerationId;
  providerName: string;
  search: Search | null;
};

/** The tasks that a provider has at work and that may be the lost one. Its author tells which it is, or has it asked again. */
export function CandidateList({ runId, generationId, providerName, search }: CandidateListProps) {
  const { isSending, send } = useRunAction(runId);
  const candidates = search?.state === "asked" ? search.candidates : [];
  return (
    <div className="mt-2 flex max-w-full flex-col gap-2">
      <output className="stand-quiet block">{searchWords(search, providerName)}</output>
      {candidates.length > 0 && (
        <ul className="flex flex-col gap-2">
          {candidates.map(({ operation, excerpt, startedAt, isSamePrompt }) => (
            <li
              key={operation}
              className="rounded-control border border-[oklch(1_0_0/0.18)] bg-[oklch(0.12_0_0/0.7)] p-2 text-start"
            >
              <p className="font-mono text-12 break-all">{operation}</p>
              <p className="text-12 text-quiet">
                {isSamePrompt ? "The same prompt" : excerpt === null ? "Prompt not told" : "Another prompt"}
                {startedAt && (
                  <>
                    {" · started "}
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
                Adopt {shortened(operation)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="stand-search">
        <Button
          size="small"
          busy={isSending}
          onClick={() => send(() => lookForGenerationAction({ generationId }))}
        >
          <Icon of={SearchIcon} />
          Look for it
        </Button>
      </div>
    </div>
  );
}

const shortened = (operation: string) => (operation.length > 16 ? `${plainText(operation, 12)}…` : operation);
