"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState, useTransition } from "react";
import { v7 } from "uuid";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { showToast } from "#components/ui/toast.ts";
import { oneMoreOfEachAction } from "#lib/actions/feedback-actions.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { runQuery } from "#lib/queries/run-query.ts";
import { runMessages } from "./messages.ts";

type Again = {
  runId: RunId;
  /** What each of the run's models is called. */
  models: readonly string[];
  /** "about $1.12", in words. */
  estimate: string;
};

/** Asks every model of a run for one more of the same, after its cost was shown: one sample is no comparison. */
export function useRunAgain({ runId, models, estimate }: Again): { ask: () => void; dialog: ReactNode } {
  const client = useQueryClient();
  const [clientKey, setClientKey] = useState<string | null>(null);
  const [isSending, startTransition] = useTransition();
  const close = () => setClientKey(null);
  const send = () =>
    startTransition(async () => {
      if (clientKey === null) return;
      try {
        const outcome = await oneMoreOfEachAction({ runId, clientKey });
        if (outcome.ok) close();
        else showToast({ title: refusalMessage(outcome, words.refused), tone: "failed" });
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
      await client.invalidateQueries({ queryKey: runQuery(runId).queryKey });
    });
  return {
    ask: () => setClientKey(v7()),
    dialog: (
      <Dialog
        isOpen={clientKey !== null}
        onClose={close}
        title={words.label}
        description={
          <>
            {words.description} <strong className="text-text">{estimate}</strong>
          </>
        }
        actions={
          <>
            <Button onClick={close}>{words.cancel}</Button>
            <Button variant="primary" busy={isSending} onClick={send}>
              {words.confirm(models.length)}
            </Button>
          </>
        }
      >
        <ul className="list-disc pl-5 text-13">
          {models.map((model) => (
            <li key={model}>{model}</li>
          ))}
        </ul>
      </Dialog>
    ),
  };
}

const words = runMessages.again;
