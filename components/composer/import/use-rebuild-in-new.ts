import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { v7 as createUuid } from "uuid";
import { wishFor } from "#components/composer/conversions/wishes.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { createPromptAction } from "#lib/actions/prompt-actions.ts";
import { promptIdSchema } from "#lib/domain/base/id.ts";
import { rememberMedia } from "./bring-media.ts";
import type { Offer } from "./offer.ts";

/** Makes a new prompt of an offer and goes there; the open one stays as it is. `onDone` is called once it is made. */
export function useRebuildInNew(onDone: () => void): { isOpening: boolean; open: (offer: Offer) => void } {
  const router = useRouter();
  const [isOpening, startTransition] = useTransition();
  return {
    isOpening,
    open: ({ prompt, urls, edits }) =>
      startTransition(async () => {
        const id = promptIdSchema.parse(createUuid());
        rememberMedia(urls);
        wishFor(id, prompt.references, edits);
        try {
          const made = await createPromptAction({ id, document: prompt });
          if (!made.ok) return showToast({ title: refusalMessage(made), tone: "failed" });
          onDone();
          router.push(`/studio/${id}`);
        } catch {
          showToast({ title: unreachableMessage, tone: "failed" });
        }
      }),
  };
}
