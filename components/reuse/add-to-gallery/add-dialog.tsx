"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState, useTransition } from "react";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { showToast } from "#components/ui/toast.ts";
import { addToGalleryAction } from "#lib/actions/gallery-actions.ts";
import { galleryItemsMax, galleryTitleMax } from "#lib/domain/gallery/gallery.ts";
import { galleryMessages } from "#lib/domain/gallery/messages.ts";
import type { GalleryId, GenerationId } from "#lib/domain/base/id.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import { galleriesQuery, galleryQuery } from "#lib/queries/gallery-query.ts";
import { addedText } from "./added-text.ts";
import { audienceText } from "./audience-text.ts";
import { TargetChoice } from "./target-choice.tsx";

type AddDialogProps = {
  generationIds: readonly GenerationId[];
  onAdded: (() => void) | undefined;
  onClose: () => void;
};

/** A default export because React.lazy asks for one. */
export default function AddDialog({ generationIds, onAdded, onClose }: AddDialogProps) {
  const router = useRouter();
  const client = useQueryClient();
  const formId = useId();
  const { data: galleries, isError } = useQuery(galleriesQuery());
  const [chosen, setChosen] = useState<GalleryId | "new" | null>(null);
  const [title, setTitle] = useState("");
  const [isAdding, startTransition] = useTransition();
  const target = chosen ?? galleries?.[0]?.id ?? "new";

  const add = (event: FormEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const newTitle = title.trim();
      try {
        const answer = await addToGalleryAction({
          galleryId: target === "new" ? null : target,
          ...(target === "new" && newTitle !== "" ? { title: newTitle } : {}),
          generationIds: [...generationIds],
        });
        if (!answer.ok) return showToast({ title: refusalMessage(answer, refusals), tone: "failed" });
        const open = () => router.push(`/galleries/${answer.galleryId}`);
        showToast({
          ...addedText(answer),
          tone: answer.added > 0 ? "done" : "neutral",
          action: { label: "Open gallery", onClick: open },
        });
        void client.invalidateQueries({ queryKey: galleryQuery(answer.galleryId).queryKey });
        onAdded?.();
        onClose();
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
    });
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Add to gallery"
      description={`${countText(generationIds.length, "result")} chosen. ${audienceText(galleries?.find(({ id }) => id === target))}`}
      actions={
        <Button type="submit" form={formId} variant="primary" busy={isAdding || (!galleries && !isError)}>
          {isAdding ? "Adding" : "Add"}
        </Button>
      }
    >
      <form id={formId} onSubmit={add} className="flex flex-col gap-4">
        {isError ? (
          <p className="text-13 text-quiet">
            Your galleries could not be read just now. The results can go into a new one.
          </p>
        ) : galleries ? (
          <TargetChoice galleries={galleries} chosen={target} onChoose={setChosen} />
        ) : (
          <Skeleton className="h-24" />
        )}
        {target === "new" && (
          <TextField
            label="Title of the new gallery"
            placeholder={galleryMessages.untitled}
            value={title}
            maxLength={galleryTitleMax}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </form>
    </Dialog>
  );
}

const refusals = {
  "too-many": `A gallery holds ${galleryItemsMax} videos at most. Nothing was added: choose fewer, or a new gallery.`,
  "not-found": "A result or the gallery was deleted. Nothing was added.",
};
