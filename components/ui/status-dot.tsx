import {
  Circle,
  CircleCheck,
  CircleDot,
  CircleMinus,
  CircleQuestionMark,
  CircleX,
  type LucideIcon,
} from "lucide-react";
import { Icon } from "./icon.tsx";

export type StatusTone = "waiting" | "moving" | "done" | "failed" | "unconfirmed" | "canceled";

const looks: Record<StatusTone, { icon: LucideIcon; color: string }> = {
  waiting: { icon: Circle, color: "text-waiting" },
  moving: { icon: CircleDot, color: "text-moving" },
  done: { icon: CircleCheck, color: "text-done" },
  failed: { icon: CircleX, color: "text-failed" },
  unconfirmed: { icon: CircleQuestionMark, color: "text-unconfirmed" },
  canceled: { icon: CircleMinus, color: "text-waiting" },
};

/** A state's own shape and colour, to stand beside its word. */
export function StatusDot({ tone, size = 16 }: { tone: StatusTone; size?: 16 | 28 }) {
  const { icon, color } = looks[tone];
  return <Icon of={icon} size={size} className={color} />;
}
