"use client";

import { useMomentText } from "#components/ui/use-moment-text.ts";
import { pauseMessage } from "#lib/domain/generation/messages.ts";
import type { ProviderPause } from "#lib/domain/generation/provider-pause.ts";

/** Until when a provider is left alone, and at whose wish. */
export function PauseText({ pause, providerName }: { pause: ProviderPause; providerName: string }) {
  const time = useMomentText(overBy(pause.until), "soon");
  return <span className="tabular">{pauseMessage(pause, { provider: providerName, time })}</span>;
}

/** The first whole minute at which a pause is over. Under half a second is what writing down a whole minute took. */
function overBy(until: string): string {
  const minuteMs = 60_000;
  return new Date(Math.ceil((Date.parse(until) - 500) / minuteMs) * minuteMs).toISOString();
}
