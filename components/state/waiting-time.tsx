"use client";

import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { isTerminal } from "#lib/domain/generation/generation.ts";
import { timeText } from "./time-text.ts";
import { useNow } from "./use-now.ts";

/** How long it has taken since Generate, counting while it does. */
export function WaitingTime({ view }: { view: Pick<GenerationView, "status" | "createdAt" | "finishedAt"> }) {
  const isCounting = !isTerminal(view.status);
  const now = useNow(isCounting);
  const endMs = isCounting ? now : view.finishedAt && Date.parse(view.finishedAt);
  if (!endMs) return null;
  return <span className="tabular">{timeText(endMs - Date.parse(view.createdAt))}</span>;
}
