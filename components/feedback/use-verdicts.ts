"use client";

import { useRef } from "react";
import { showToast } from "#components/ui/toast.ts";
import { type Verdict, verdictText } from "#lib/domain/judgement/verdict.ts";
import type { ClipVerdicts } from "./clip-verdicts.ts";

type VerdictsOptions = {
  of: (clipId: string) => Verdict | null;
  nameOf: (clipId: string) => string;
  give: (clipId: string, verdict: Verdict) => void;
};

const nothing: Verdict = { choice: null, stars: null };

/** Verdicts on clips: each change is told, and can be taken back, one after the other. */
export function useVerdicts({ of, nameOf, give }: VerdictsOptions): ClipVerdicts {
  const changes = useRef<{ clipId: string; before: Verdict }[]>([]);
  const takeBack = (change: (typeof changes.current)[number]) => {
    changes.current = changes.current.filter((other) => other !== change);
    give(change.clipId, change.before);
    showToast({ id: "verdict", title: `${nameOf(change.clipId)}: ${verdictText(change.before)} again` });
  };
  return {
    of,
    change: (clipId, verdict) => {
      const change = { clipId, before: of(clipId) ?? nothing };
      changes.current.push(change);
      give(clipId, verdict ?? nothing);
      showToast({
        id: "verdict",
        title: `${nameOf(clipId)}: ${verdictText(verdict ?? nothing)}`,
        action: { label: "Undo", onClick: () => changes.current.includes(change) && takeBack(change) },
      });
    },
    undo: () => {
      const latest = changes.current.at(-1);
      if (latest) takeBack(latest);
      else showToast({ title: "There is no verdict to take back." });
    },
  };
}
