import { CircleCheck, CircleMinus, CircleX, Hourglass, type LucideIcon } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { FitCell } from "./fit-rows.ts";

const looks: Record<FitCell["state"], { icon: LucideIcon; color: string }> = {
  fits: { icon: CircleCheck, color: "text-done" },
  refused: { icon: CircleX, color: "text-failed" },
  "left-out": { icon: CircleMinus, color: "text-unconfirmed" },
  waiting: { icon: Hourglass, color: "text-waiting" },
};

/** A model's answer on one reference: its short answer, then its figures or sentences. */
export function FitAnswer({ state, word, details }: FitCell) {
  const { icon, color } = looks[state];
  return (
    <div className="flex gap-1.5">
      <Icon of={icon} size={14} className={`mt-0.75 ${color}`} />
      <div className="tabular min-w-0">
        {word && <p className={`font-medium ${color}`}>{word}</p>}
        {details.map((detail) => (
          <p key={detail} className={word ? "text-12 text-quiet" : ""}>
            {detail}
          </p>
        ))}
      </div>
    </div>
  );
}
