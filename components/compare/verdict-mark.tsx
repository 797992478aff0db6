import { Check, PenLine, X } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import type { Verdict } from "#lib/domain/judgement/verdict.ts";

const marks = {
  keep: { icon: Check, tone: "text-done" },
  tweak: { icon: PenLine, tone: "text-unconfirmed" },
  reject: { icon: X, tone: "text-quiet" },
} as const;

/** A verdict behind a clip's name, where its picture shows none. */
export function VerdictMark({ verdict }: { verdict: Verdict | null }) {
  if (!verdict?.choice) return null;
  const { icon, tone } = marks[verdict.choice];
  return <Icon of={icon} size={14} className={tone} />;
}
