"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { refusalMessage, type RefusedAction, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { memberMessages } from "./messages.ts";

/** A press that does something at once: its outcome is announced, and the page is read again. */
export function useMemberAction() {
  const router = useRouter();
  const [isBusy, startTransition] = useTransition();
  const run = (act: () => Promise<{ ok: true } | RefusedAction>, onDone: () => void) =>
    startTransition(async () => {
      try {
        const answer = await act();
        if (answer.ok) onDone();
        else showToast({ title: refusalMessage(answer, memberMessages.refusals), tone: "failed" });
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
      router.refresh();
    });
  return { isBusy, run };
}
