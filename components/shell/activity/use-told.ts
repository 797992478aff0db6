"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { shellMessages } from "#components/shell/messages.ts";
import { notify } from "#components/state/notifications.ts";
import type { Activity } from "#lib/domain/generation/activity.ts";
import type { RunId } from "#lib/domain/base/id.ts";
import { endedMeanwhile } from "./ended-meanwhile.ts";
import { useTitlePrefix } from "./use-title-prefix.ts";

type Told = { ready: number; failed: number; runs: readonly RunId[] };

const nothing: Told = { ready: 0, failed: 0, runs: [] };

/** Tells in the tab's title what is at work and, of what ended while the tab was hidden, how much; and by a notification once all has. */
export function useTold(activity: Activity | undefined): void {
  const router = useRouter();
  const before = useRef<Activity>(undefined);
  const [told, setTold] = useState(nothing);
  useEffect(() => {
    const onSeen = () => document.visibilityState === "visible" && setTold(nothing);
    document.addEventListener("visibilitychange", onSeen);
    return () => document.removeEventListener("visibilitychange", onSeen);
  }, []);
  const take = useEffectEvent((now: Activity, last: Activity) => {
    if (document.visibilityState === "visible") return;
    const ended = endedMeanwhile(last, now);
    if (ended.length === 0) return;
    const ready = told.ready + ended.filter(({ isReady }) => isReady).length;
    const failed = told.failed + ended.filter(({ isReady }) => !isReady).length;
    const runs = [...new Set([...told.runs, ...ended.map(({ runId }) => runId)])];
    setTold({ ready, failed, runs });
    if (now.count > 0) return;
    const [only] = runs.length === 1 ? runs : [];
    notify(shellMessages.ended(ready, failed), () => router.push(only ? `/runs/${only}` : "/history"));
  });
  useEffect(() => {
    if (!activity) return;
    if (before.current) take(activity, before.current);
    before.current = activity;
  }, [activity]);
  const count = activity?.count ?? 0;
  useTitlePrefix(
    count > 0
      ? `${shellMessages.running(count)} · `
      : told.ready > 0
        ? `✓ ${shellMessages.readyCount(told.ready)} · `
        : told.failed > 0
          ? `✕ ${shellMessages.failedCount(told.failed)} · `
          : "",
  );
}
