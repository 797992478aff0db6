import clsx from "clsx";
import type { ReactNode } from "react";

export type BadgeTone = "neutral" | "accent" | "done" | "failed" | "unconfirmed";

const tones: Record<BadgeTone, string> = {
  neutral: "text-quiet",
  accent: "text-moving",
  done: "text-done",
  failed: "text-failed",
  unconfirmed: "text-unconfirmed",
};

/** A word or a number that belongs to what stands beside it. */
export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={clsx(
        "tabular inline-flex min-h-5 items-center gap-1 rounded-control border border-line px-1.5 text-12 whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
