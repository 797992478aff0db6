"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { runQuery } from "#lib/queries/run-query.ts";
import { movedOnWords } from "./messages.ts";

type Outcome = { ok: true } | RefusedAction;

/** Sends what one does to a generation, then looks at the run again. A refusal becomes a sentence. */
export function useRunAction(runId: RunId): {
  isSending: boolean;
  send: (action: () => Promise<Outcome>, words?: Readonly<Record<string, string>>) => void;
} {
  const client = useQueryClient();
  const [isSending, startTransition] = useTransition();
  return {
    isSending,
    send: (action, words = {}) =>
      startTransition(async () => {
        try {
          const outcome = await action();
          if (!outcome.ok)
            showToast({ title: refusalMessage(outcome, { ...movedOnWords, ...words }), tone: "failed" });
        } catch {
          showToast({ title: unreachableMessage, tone: "failed" });
        }
        await client.invalidateQueries({ queryKey: runQuery(runId).queryKey });
      }),
  };
}
