"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { shellMessages } from "#components/shell/messages.ts";
import { useNow } from "#components/state/use-now.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Ring } from "#components/ui/ring.tsx";
import { isWorkable } from "#lib/domain/generation/generation.ts";
import type { RunView } from "#lib/domain/generation/run-view.ts";
import { activityQuery } from "#lib/queries/activity-query.ts";
import { progressOfAll } from "./progress-of.ts";
import { useTold } from "./use-told.ts";

const ActivityList = lazy(() => import("./activity-list.tsx"));

/** How many generations are at work and how far they are; opens the list of them and of the newest that ended. */
export function ActivityButton() {
  const mayTell = !isBlindRound(usePathname());
  const { data: read, dataUpdatedAt } = useQuery({ ...activityQuery(), enabled: mayTell });
  const data = mayTell ? read : undefined;
  const button = useRef<HTMLButtonElement>(null);
  const beside = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const count = data?.count ?? 0;
  const now = useNow(count > 0);
  useLookedAgain(count, dataUpdatedAt);
  useTold(data);
  if (!data || count + data.ended.length === 0) return null;
  const { running, activity, activityOf } = shellMessages;
  return (
    <>
      <Button
        ref={button}
        variant="quiet"
        size="small"
        aria-label={count > 0 ? activityOf(count) : activity}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        {...(count === 0 && { "data-tooltip": activity })}
        className="min-w-8 gap-2 px-2! aria-expanded:bg-raised aria-expanded:text-text pointer-coarse:min-w-[44px]"
        onPointerEnter={() => void import("./activity-list.tsx")}
        onClick={() => setOpen(!isOpen)}
      >
        {count > 0 ? (
          <>
            <Ring progress={progressOfAll(data.atWork, now ?? 0)} />
            <span className="tabular hidden text-text @min-[44rem]:inline">{running(count)}</span>
          </>
        ) : (
          <Icon of={CircleCheck} />
        )}
      </Button>
      <div ref={beside} className="contents" />
      {isOpen && (
        <Suspense>
          <ActivityList {...{ activity: data, button, beside }} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** There nothing may tell who made what: not in the list, and not in what the page is sent. */
function isBlindRound(path: string): boolean {
  return /^\/runs\/[^/]+\/blind$/.test(path);
}

/** Work begins with a press on some page: looked for when the page changes, and when a page has read of a run that works. */
function useLookedAgain(count: number, readAt: number): void {
  const client = useQueryClient();
  const path = usePathname();
  const isIdle = useRef(true);
  useEffect(() => {
    isIdle.current = count === 0; // after each answer: what it was asked for may have ended meanwhile
  }, [count, readAt]);
  useEffect(() => {
    const look = () => void client.invalidateQueries(activityQuery());
    look();
    return client.getQueryCache().subscribe(({ type, query }) => {
      if (type !== "updated" || !isIdle.current || query.queryKey[0] !== "run") return;
      const run = query.state.data as RunView | undefined; // a key has one shape
      if (!run?.generations.some(({ status }) => isWorkable(status))) return;
      isIdle.current = false;
      look();
    });
  }, [client, path]);
}
