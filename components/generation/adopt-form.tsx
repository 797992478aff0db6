"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { adoptGenerationAction } from "#lib/actions/generation-actions.ts";
import type { GenerationId, RunId } from "#lib/domain/base/id.ts";
import { adoptWords, generationMessages } from "./messages.ts";
import { useRunAction } from "./use-run-action.ts";

type AdoptFormProps = { runId: RunId; generationId: GenerationId; providerName: string };

/** Tells under which id the provider has the work. */
export function AdoptForm({ runId, generationId, providerName }: AdoptFormProps) {
  const { isSending, send } = useRunAction(runId);
  const [operation, setOperation] = useState("");
  const [error, setError] = useState<string>();
  return (
    <form
      className="mt-3 flex flex-wrap items-start justify-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const trimmed = operation.trim();
        setError(trimmed === "" ? generationMessages.noIdEntered : undefined);
        if (trimmed === "") return;
        send(async () => {
          const outcome = await adoptGenerationAction({ generationId, operation: trimmed });
          if (outcome.ok || (outcome.reason !== "taken" && outcome.reason !== "no-id")) return outcome;
          // What is wrong with the id stands at its field: a message below would cover the button.
          setError(adoptWords[outcome.reason]);
          return { ok: true };
        });
      }}
    >
      <TextField
        label={generationMessages.taskId}
        labelHidden
        placeholder={generationMessages.taskIdFrom(providerName)}
        className="w-54 max-w-full text-start"
        value={operation}
        error={error}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setOperation(event.target.value)}
      />
      <Button type="submit" size="small" data-main busy={isSending}>
        {generationMessages.adoptIt}
      </Button>
    </form>
  );
}
