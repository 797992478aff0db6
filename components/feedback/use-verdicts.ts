"use client";

import { useRef } from "react";
import type { ClipVerdicts } from "./clip-verdicts.ts";
import { showToast } from "#components/ui/toast.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { type Verdict, verdictText } from "#lib/domain/judgement/verdict.ts";
import type { FeedbackChange } from "./feedback-changes.ts";

const nothing: Verdict = { choice: null, stars: null };

/** Verdicts on generations: each change can be taken back, one after the other. */
export function useVerdicts(
  generations: readonly GenerationView[],
  names: ReadonlyMap<GenerationId, string>,
  giveFeedback: (change: FeedbackChange) => void,
): ClipVerdicts {
  const changes = useRef<{ generationId: GenerationId; before: Verdict }[]>([]);
  const find = (id: string) => generations.find((view) => view.id === id);
  const take = (change: (typeof changes.current)[number]) => {
    changes.current = changes.current.filter((other) => other !== change);
    giveFeedback({ type: "verdict", generationId: change.generationId, verdict: change.before });
    showToast({
      id: "verdict",
      title: `${names.get(change.generationId)}: ${verdictText(change.before)} again`,
    });
  };
  return {
    of: (id) => find(id)?.verdict ?? null,
    change: (id, verdict) => {
      const view = find(id);
      if (!view) return;
      const change = { generationId: view.id, before: view.verdict ?? nothing };
      changes.current.push(change);
      giveFeedback({ type: "verdict", generationId: view.id, verdict: verdict ?? nothing });
      showToast({
        id: "verdict",
        title: `${names.get(view.id)}: ${verdictText(verdict ?? nothing)}`,
        action: { label: "Undo", onClick: () => changes.current.includes(change) && take(change) },
      });
    },
    undo: () => {
      const latest = changes.current.at(-1);
      if (latest) take(latest);
      else showToast({ title: "There is no verdict to take back." });
    },
  };
}
