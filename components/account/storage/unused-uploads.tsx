"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { refusalMessage, undoLabel, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { showToast } from "#components/ui/toast.ts";
import { deleteUnusedUploadsAction, restoreUploadsAction } from "#lib/actions/member-actions.ts";
import { storageMessages } from "./messages.ts";

/** Uploads that stand in no prompt and no run, and the way to be rid of them. */
export function UnusedUploads({ count, sizeBytes }: { count: number; sizeBytes: number }) {
  const router = useRouter();
  const [isBusy, startTransition] = useTransition();
  const press = (act: () => Promise<void>) =>
    startTransition(async () => {
      await act().catch(() => showToast({ title: unreachableMessage, tone: "failed" }));
      router.refresh();
    });
  const restore = (deletedAt: string) =>
    press(async () => {
      const answer = await restoreUploadsAction({ deletedAt });
      if (!answer.ok) showToast({ title: refusalMessage(answer), tone: "failed" });
    });
  const remove = () =>
    press(async () => {
      const answer = await deleteUnusedUploadsAction({});
      if (!answer.ok) return showToast({ title: refusalMessage(answer), tone: "failed" });
      showToast({
        title: storageMessages.deleted(answer.count),
        tone: "done",
        action: { label: undoLabel, onClick: () => restore(answer.deletedAt) },
      });
    });
  if (count === 0) return <p className="text-13 text-quiet">{storageMessages.noneUnused}</p>;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="text-13">{storageMessages.unused(count, sizeBytes)}</p>
      <Button size="small" busy={isBusy} onClick={remove}>
        {storageMessages.delete}
      </Button>
    </div>
  );
}
