"use client";

import { useMomentText } from "#components/ui/use-moment-text.ts";
import { pauseMessage, type ProviderPause } from "#lib/domain/generation/provider-pause.ts";
import { nextMinute } from "./next-minute.ts";

/** Until when a provider is left alone, and at whose wish. */
export function PauseText({ pause, providerName }: { pause: ProviderPause; providerName: string }) {
  const time = useMomentText(nextMinute(pause.until), "soon");
  return <span className="tabular">{pauseMessage(pause, { provider: providerName, time })}</span>;
}
