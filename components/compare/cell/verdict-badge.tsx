import { Check, PenLine, X } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { Choice } from "#lib/domain/judgement/verdict.ts";

/** A verdict on the picture, told by its shape as well as by its hue; in words the toolbar says it. */
export function VerdictBadge({ choice }: { choice: Choice | null }) {
  if (!choice) return null;
  return (
    <span aria-hidden className="cell-badge">
      <Icon of={choiceIcon[choice]} size={choice === "tweak" ? 14 : 16} />
    </span>
  );
}

export const choiceIcon = { keep: Check, tweak: PenLine, reject: X } as const;
