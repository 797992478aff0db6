"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import type { RunId } from "#lib/domain/base/id.ts";
import type { BlindView } from "#lib/domain/judgement/blind.ts";
import { blindMessages, laterText, tooFewText } from "./messages.ts";
import { useBegin } from "./use-begin.ts";

type TooFewProps = { runId: RunId; view: BlindView };

const lookEveryMs = 2000;

/** There is nothing to compare yet, or only with the animatic. It looks again while more results are being made. */
export function TooFew({ runId, view }: TooFewProps) {
  const router = useRouter();
  const { begin, isBeginning, trouble } = useBegin(runId);
  const isAwaited = view.waitingCount > 0;
  useEffect(() => {
    if (!isAwaited) return;
    const timer = setInterval(() => router.refresh(), lookEveryMs);
    return () => clearInterval(timer);
  }, [router, isAwaited]);
  return (
    <div className="grid grow place-items-center p-6 text-center">
      <div>
        <output className="block text-14 text-quiet">
          {trouble ?? [tooFewText(view), laterText(view)].filter(Boolean).join(" ")}
        </output>
        {view.readyCount >= 2 && (
          <Button className="mt-4" busy={isBeginning} onClick={() => begin(true)}>
            {blindMessages.includeDrafts}
          </Button>
        )}
      </div>
    </div>
  );
}
