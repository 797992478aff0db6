"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { v7 } from "uuid";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { createPromptAction } from "#lib/actions/prompt-actions.ts";
import type { PromptId } from "#lib/domain/id.ts";
import type { Prompt } from "#lib/domain/prompt.ts";

/** Makes a draft out of a document and goes there. */
export function useNewDraft(): { isOpening: boolean; open: (document: Prompt) => void } {
  const router = useRouter();
  const [isOpening, startTransition] = useTransition();
  return {
    isOpening,
    open: (document) =>
      startTransition(async () => {
        const id = v7() as PromptId; // a fresh UUID is what a prompt's id is
        try {
          const made = await createPromptAction({ id, document });
          if (made.ok) router.push(`/studio/${id}`);
          else showToast({ title: refusalMessage(made, words), tone: "failed" });
        } catch {
          showToast({ title: unreachableMessage, tone: "failed" });
        }
      }),
  };
}

const words = {
  "not-found": "One of the references is not in the studio any more, so that no draft was made.",
};
