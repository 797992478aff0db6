import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import type { Status } from "#lib/domain/generation/generation.ts";
import { statusWord } from "#lib/domain/generation/messages.ts";
import { statusTone } from "./status-tone.ts";

/**
 * A status by shape, hue and word; the word is the whole text of one element. Of what is being saved the cell says so itself;
 * `isHidden` where other words are shown.
 */
export function StatusLine({ status, isHidden = false }: { status: Status; isHidden?: boolean }) {
  return (
    <p
      className={`${isHidden || status === "saving" ? "sr-only" : "flex"} items-center gap-1.5 text-12 font-medium whitespace-nowrap ${toneClass[statusTone[status]]}`}
    >
      <StatusDot tone={statusTone[status]} />
      <span>{statusWord[status]}</span>
    </p>
  );
}

/** What moves, went wrong or is not known is told by its colour as well. */
const toneClass = {
  ...{ waiting: "", done: "", canceled: "" },
  moving: "text-moving",
  failed: "text-failed",
  unconfirmed: "text-unconfirmed",
} as const satisfies Record<StatusTone, string>;
