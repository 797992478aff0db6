"use client";

import { useQueryClient } from "@tanstack/react-query";
import { CopyPlus } from "lucide-react";
import { useState, useTransition } from "react";
import { v7 } from "uuid";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { showToast } from "#components/ui/toast.ts";
import { oneMoreOfEachAction } from "#lib/actions/feedback-actions.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { runQuery } from "#lib/queries/run-query.ts";

type OneMoreProps = {
  runId: RunId;
  /** What each of the run's models is called. */
  models: readonly string[];
  /** "about $1.12", in words. */
  estimate: string;
};

/** Asks every model of a run for one more of the same, after its cost was shown: one sample is no comparison. */
export function OneMore({ runId, models, estimate }: OneMoreProps) {
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
        else showToast({ title: refusalMessage(outcome, words), tone: "failed" });
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
      await client.invalidateQueries({ queryKey: runQuery(runId).queryKey });
    });
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setClientKey(v7())}>
        <Icon of={CopyPlus} />
        One more of each
      </Button>
      <Dialog
        isOpen={clientKey !== null}
        onClose={close}
        title="One more of each"
        description={
          <>
            The same prompt and the same references go to {countText(models.length, "model")} again. Cost:{" "}
            <strong className="text-text">{estimate}</strong>.
          </>
        }
        actions={
          <>
            <Button onClick={close}>Leave it</Button>
            <Button variant="primary" busy={isSending} onClick={send}>
              Ask for {countText(models.length, "video")}
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
    </>
  );
}

const words = {
  changed:
    "Nothing was sent: a model, a file or a setting is not what it was then. Edit this prompt to see what has changed.",
  "no-key": "Nothing was sent: a provider of this run has no key any more. Add it under Settings, Providers.",
};
