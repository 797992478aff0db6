"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { v7 } from "uuid";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { editRunAction } from "#lib/actions/prompt-actions.ts";
import type { PromptId, RunId } from "#lib/domain/base/id.ts";
import { reuseMessages } from "./messages.ts";

/** Makes a draft that is exactly what a run was made from, and goes there. */
export function useEditRun(runId: RunId): { isOpening: boolean; edit: () => void } {
  const router = useRouter();
  const [isOpening, startTransition] = useTransition();
  return {
    isOpening,
    edit: () =>
      startTransition(async () => {
        const id = v7() as PromptId; // a fresh UUID is what a prompt's id is
        try {
          const made = await editRunAction({ id, runId });
          if (!made.ok) return showToast({ title: refusalMessage(made), tone: "failed" });
          if (made.missing > 0)
            showToast({
              title: reuseMessages.missing(made.missing),
              detail: reuseMessages.missingDetail,
              durationMs: 12_000,
            });
          router.push(`/studio/${id}`);
        } catch {
          showToast({ title: unreachableMessage, tone: "failed" });
        }
      }),
  };
}
