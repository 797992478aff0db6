"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState, useTransition } from "react";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { beginComparisonAction } from "#lib/actions/blind-actions.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { blindMessages } from "./messages.ts";

/** Begins a comparison and shows it, drafts only where they are asked for; a refusal becomes a sentence. */
export function useBegin(runId: RunId) {
  const router = useRouter();
  const [isBeginning, startTransition] = useTransition();
  const [trouble, setTrouble] = useState<string | null>(null);
  const begin = useCallback(
    (withDrafts: boolean) =>
      startTransition(async () => {
        try {
          const begun = await beginComparisonAction({ runId, withDrafts });
          setTrouble(begun.ok ? null : refusalMessage(begun, { "too-few": blindMessages.tooFew }));
          if (begun.ok) router.refresh();
        } catch {
          setTrouble(unreachableMessage);
        }
      }),
    [router, runId],
  );
  return { begin, isBeginning, trouble };
}
