"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { showToast } from "#components/ui/toast.ts";
import { deleteGalleryAction, restoreGalleryAction } from "#lib/actions/gallery-actions.ts";
import type { GalleryId } from "#lib/domain/base/id.ts";

type DeleteGalleryButtonProps = {
  id: GalleryId;
  title: string;
  isIcon?: boolean;
  /** Leads away from where it was; without it, where it is listed is read anew. */
  onDeleted?: () => void;
};

const undoMs = 10_000;

/** Deletes a gallery at once, which ends its link, and offers to take that back. */
export function DeleteGalleryButton({ id, title, isIcon = false, onDeleted }: DeleteGalleryButtonProps) {
  const router = useRouter();
  const [isBusy, startTransition] = useTransition();
  const change = async (action: typeof deleteGalleryAction, done: () => void) => {
    try {
      const answer = await action({ galleryId: id });
      if (!answer.ok) return showToast({ title: refusalMessage(answer), tone: "failed" });
      done();
    } catch {
      showToast({ title: unreachableMessage, tone: "failed" });
    }
  };
  const restore = () =>
    void change(restoreGalleryAction, () => {
      router.refresh();
      showToast({ title: "The gallery is back, and its link works as before", tone: "done" });
    });
  const remove = () =>
    startTransition(() =>
      change(deleteGalleryAction, () => {
        if (onDeleted) onDeleted();
        else router.refresh();
        showToast({
          title: `“${title}” deleted`,
          detail: "Its link has ended. The videos stay in the history.",
          action: { label: "Undo", onClick: restore },
          durationMs: undoMs,
        });
      }),
    );
  if (!isIcon)
    return (
      <Button busy={isBusy} onClick={remove}>
        <Icon of={Trash2} />
        Delete gallery
      </Button>
    );
  return (
    <IconButton
      label={`Delete ${title}`}
      icon={Trash2}
      busy={isBusy}
      className="relative z-10 shrink-0 text-quiet"
      onClick={(event) => {
        focusBeside(event.currentTarget);
        remove();
      }}
    />
  );
}

/** Keeps the focus in the list when the tile that has it goes. */
function focusBeside(button: HTMLElement): void {
  const tile = button.closest("li");
  (tile?.nextElementSibling ?? tile?.previousElementSibling)?.querySelector<HTMLElement>("a")?.focus();
}
