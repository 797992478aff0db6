import { StatusDot } from "#components/ui/status-dot.tsx";
import type { Status } from "#lib/domain/generation/generation.ts";
import { statusWord } from "#lib/domain/generation/messages.ts";
import { statusTone } from "./status-tone.ts";

/** A status by shape, hue and word; the word is the whole text of one element. */
export function StatusLine({ status }: { status: Status }) {
  return (
    <p className="flex items-center gap-1.5 text-13 font-medium">
      <StatusDot tone={statusTone[status]} />
      <span>{statusWord[status]}</span>
    </p>
  );
}
