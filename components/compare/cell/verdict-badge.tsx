import { Check, PenLine, X } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { Choice, Verdict } from "#lib/domain/judgement/verdict.ts";

/** A verdict on the picture, told by its shape as well as by its hue; in words the toolbar says it. */
export function VerdictBadge({ choice }: { choice: Choice | null }) {
  if (!choice) return null;
  return (
    <span aria-hidden className="cell-badge">
      <Icon of={choiceIcon[choice]} size={choice === "tweak" ? 14 : 16} />
    </span>
  );
}

/** A verdict behind a clip's name, where its picture shows none. */
export function VerdictMark({ verdict }: { verdict: Verdict | null }) {
  const choice = verdict?.choice;
  if (!choice) return null;
  return (
    <span data-choice={choice} className="contents">
      <Icon of={choiceIcon[choice]} size={14} className={tone[choice]} />
    </span>
  );
}

const tone = { keep: "text-done", tweak: "text-unconfirmed", reject: "text-quiet" } as const;

export const choiceIcon = { keep: Check, tweak: PenLine, reject: X } as const;
