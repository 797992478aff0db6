"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import type { ButtonVariant } from "#components/ui/button-class.ts";
import { Icon } from "#components/ui/icon.tsx";
import { showToast } from "#components/ui/toast.ts";
import { addToGalleryAction } from "#lib/actions/gallery-actions.ts";
import { galleryListMessages } from "./messages.ts";

/** Makes an empty gallery and leads to it. */
export function NewGalleryButton({ variant = "secondary" }: { variant?: ButtonVariant }) {
  const router = useRouter();
  const [isMaking, startTransition] = useTransition();
  const make = () =>
    startTransition(async () => {
      try {
        const answer = await addToGalleryAction({ galleryId: null, generationIds: [] });
        if (answer.ok) router.push(`/galleries/${answer.galleryId}`);
        else showToast({ title: refusalMessage(answer), tone: "failed" });
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
    });
  return (
    <Button variant={variant} busy={isMaking} onClick={make}>
      <Icon of={Plus} />
      {galleryListMessages.new}
    </Button>
  );
}
