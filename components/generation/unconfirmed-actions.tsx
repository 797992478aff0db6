"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import {
  abandonGenerationAction,
  adoptGenerationAction,
  resendGenerationAction,
} from "#lib/actions/generation-actions.ts";
import type { GenerationId, RunId } from "#lib/domain/id.ts";
import { useRunAction } from "./use-run-action.ts";

type UnconfirmedActionsProps = { runId: RunId; generationId: GenerationId; providerName: string };

/** The three ways out for a request that nobody knows the end of. */
export function UnconfirmedActions({ runId, generationId, providerName }: UnconfirmedActionsProps) {
  const { isSending, send } = useRunAction(runId);
  const [operation, setOperation] = useState("");
  const [error, setError] = useState<string>();
  return (
    <div className="flex flex-col gap-3 rounded-control border border-line bg-panel p-3">
      <p className="text-13">
        Nobody knows whether {providerName} took the request; it may charge for it. Look at the tasks on its
        own page. If it is there, adopt it by its id.
      </p>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const trimmed = operation.trim();
          setError(trimmed === "" ? "Enter the id that the provider shows." : undefined);
          if (trimmed !== "")
            send(() => adoptGenerationAction({ generationId, operation: trimmed }), adoptWords);
        }}
      >
        <TextField
          label="Task id"
          className="grow basis-40"
          value={operation}
          error={error}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setOperation(event.target.value)}
        />
        <Button type="submit" variant="primary" busy={isSending}>
          Adopt
        </Button>
      </form>
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

const adoptWords = {
  taken: "Another generation already has this task id. Check the id.",
} as const;
