"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTransition } from "react";
import { showToast } from "#components/ui/toast.ts";
import type { RunId } from "#lib/domain/id.ts";
import { runQuery } from "#lib/queries/run-query.ts";

type Outcome = { ok: true } | { ok: false; reason: string };

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
          if (!outcome.ok) showToast({ title: words[outcome.reason] ?? moved, tone: "failed" });
        } catch {
          showToast({
            title: "The studio could not be reached. Nothing was changed. Try again.",
            tone: "failed",
          });
        }
        await client.invalidateQueries({ queryKey: runQuery(runId).queryKey });
      }),
  };
}

/** The usual reason of a refusal is that the generation went on in the meantime. */
const moved = "It has moved on in the meantime. Look at its new state.";
