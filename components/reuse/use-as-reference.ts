"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { v7 } from "uuid";
import { announceDraft } from "#components/drafts/draft-news.ts";
import { forgetOpenDraft, type OpenDraft } from "#components/drafts/open-draft.ts";
import { remember } from "#components/drafts/recall.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { addReferenceAction } from "#lib/actions/prompt-actions.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { GenerationId, MemberId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { reuseMessages, reuseRefusals } from "./messages.ts";
import { draftName, promptWithResult, useNewDraft } from "./new-draft.ts";
import { takeFrame } from "./take-frame.ts";

type Used = { generationId: GenerationId; memberId: MemberId; prompt: Prompt; asset: Asset };

/** Makes a reference of a file of a result, or of one of its pictures: in a draft that is there, or in a new one, to which it goes. */
export function useAsReference({ generationId, memberId, prompt, asset: given }: Used): {
  isTaking: boolean;
  put: (frame: { atMs: number } | null, draft: OpenDraft | null) => void;
} {
  const router = useRouter();
  const { open } = useNewDraft();
  const [isTaking, startTransition] = useTransition();

  const addTo = async ({ id: promptId, excerpt }: OpenDraft, asset: Asset) => {
    const referenceId = v7() as ReferenceId; // a fresh UUID is what a reference's id is
    const added = await addReferenceAction({ promptId, referenceId, assetId: asset.id });
    if (!added.ok) {
      if (added.reason === "not-found") forgetOpenDraft(memberId);
      return showToast({ title: refusalMessage(added, reuseRefusals.reference), tone: "failed" });
    }
    const { document, version } = added;
    const draft = { id: promptId, document, version };
    remember(memberId, draft);
    announceDraft(memberId, draft);
    const number = numberReferences(document.references).get(referenceId);
    showToast({
      title: reuseMessages.added(draftName(excerpt), number ? referenceLabel(number) : null),
      tone: "done",
      action: { label: reuseMessages.openPrompt, onClick: () => router.push(`/studio/${promptId}`) },
      durationMs: 10_000,
    });
  };

  return {
    isTaking,
    put: (frame, draft) =>
      startTransition(async () => {
        try {
          const asset = frame ? await takeFrame(generationId, frame.atMs) : given;
          if (!asset) return;
          if (draft) await addTo(draft, asset);
          else open(promptWithResult(prompt, asset));
        } catch {
          showToast({ title: unreachableMessage, tone: "failed" });
        }
      }),
  };
}
