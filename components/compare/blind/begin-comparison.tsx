"use client";

import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import type { RunId } from "#lib/domain/base/id.ts";
import { blindMessages } from "./messages.ts";
import { useBegin } from "./use-begin.ts";

type BeginComparisonProps = { runId: RunId; readyCount: number };

/** Has the order drawn as soon as the page is alive: a page that is only fetched writes nothing. */
export function BeginComparison({ runId, readyCount }: BeginComparisonProps) {
  const { begin, isBeginning, trouble } = useBegin(runId);
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    begin(false);
  }, [begin]);
  return (
    <div className="grid grow place-items-center p-6 text-center">
      <div>
        <output className="block text-14 text-quiet">{trouble ?? blindMessages.shuffling(readyCount)}</output>
        {trouble && (
          <Button className="mt-4" busy={isBeginning} onClick={() => begin(false)}>
            {blindMessages.tryAgain}
          </Button>
        )}
      </div>
    </div>
  );
}
