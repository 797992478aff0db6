"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { beginComparisonAction } from "#lib/actions/blind-actions.ts";
import type { RunId } from "#lib/domain/base/id.ts";

type BeginComparisonProps = { runId: RunId; readyCount: number };

/** Has the order drawn as soon as the page is alive: a page that is only fetched writes nothing. */
export function BeginComparison({ runId, readyCount }: BeginComparisonProps) {
  const { begin, isBeginning, trouble } = useBegin(runId);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    begin();
  }, [begin]);
  return (
    <div className="grid grow place-items-center p-6 text-center">
      <div>
        <output className="block text-14 text-quiet">
          {trouble ?? `Shuffling ${readyCount} results and hiding their names`}
        </output>
        {trouble && (
          <Button className="mt-4" busy={isBeginning} onClick={begin}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}

/** Begins a comparison and shows it; a refusal becomes a sentence. */
export function useBegin(runId: RunId) {
  const router = useRouter();
  const [isBeginning, startTransition] = useTransition();
  const [trouble, setTrouble] = useState<string | null>(null);
  const begin = useCallback(
    () =>
      startTransition(async () => {
        try {
          const begun = await beginComparisonAction({ runId });
          setTrouble(begun.ok ? null : refusalMessage(begun, words));
          if (begun.ok) router.refresh();
        } catch {
          setTrouble(unreachableMessage);
        }
      }),
    [router, runId],
  );
  return { begin, isBeginning, trouble };
}

const words = {
  "too-few": "Fewer than two results can be played by now, so that there is nothing to compare.",
};
