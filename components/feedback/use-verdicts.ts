"use client";

import { useRef } from "react";
import { announce } from "#components/state/announce.ts";
import { showToast } from "#components/ui/toast.ts";
import { type Verdict, verdictText } from "#lib/domain/judgement/verdict.ts";
import type { ClipVerdicts } from "./clip-verdicts.ts";
import { feedbackMessages } from "./messages.ts";

type VerdictsOptions = {
  of: (clipId: string) => Verdict | null;
  nameOf: (clipId: string) => string;
  give: (clipId: string, verdict: Verdict) => void;
};

const nothing: Verdict = { choice: null, stars: null };

/** Verdicts on clips: each is announced, its picture shows it, and each can be taken back, one after the other. */
export function useVerdicts({ of, nameOf, give }: VerdictsOptions): ClipVerdicts {
  const changes = useRef<{ clipId: string; before: Verdict }[]>([]);
  return {
    of,
    change: (clipId, verdict) => {
      changes.current.push({ clipId, before: of(clipId) ?? nothing });
      give(clipId, verdict ?? nothing);
      announce(`${nameOf(clipId)}: ${verdictText(verdict ?? nothing)}`);
    },
    undo: (clipId) => {
      const latest = changes.current.findLast((change) => clipId === undefined || change.clipId === clipId);
      if (!latest) return showToast({ id: "verdict", title: feedbackMessages.nothingToUndo });
      changes.current = changes.current.filter((other) => other !== latest);
      give(latest.clipId, latest.before);
      announce(feedbackMessages.undone(nameOf(latest.clipId), verdictText(latest.before)));
    },
  };
}
