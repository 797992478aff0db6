"use client";

import { useEffect, useEffectEvent } from "react";
import { historyMessages } from "#components/history/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { Older } from "./use-reload-place.ts";

/** At the end of what was read: older runs are fetched before it comes into sight, or when asked for. */
export function OlderRuns({ older, isNear }: { older: Older; isNear: boolean }) {
  const isWanted = isNear && older.has && !older.isFetching && !older.hasFailed;
  const fetchOlder = useEffectEvent(older.fetch);
  useEffect(() => {
    if (isWanted) fetchOlder();
  }, [isWanted]);
  return (
    <div aria-busy={older.isFetching}>
      {older.isFetching && <Skeleton className="mt-1 h-52" />}
      {older.hasFailed && <p className="mt-5 text-13 text-quiet">{historyMessages.olderFailed}</p>}
      {older.has && !older.isFetching && (
        <Button className="mt-5 w-full" onClick={older.fetch}>
          {historyMessages.older}
        </Button>
      )}
    </div>
  );
}
