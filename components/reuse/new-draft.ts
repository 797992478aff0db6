"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { v7 } from "uuid";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { showToast } from "#components/ui/toast.ts";
import { createPromptAction } from "#lib/actions/prompt-actions.ts";
import type { PromptId, ReferenceId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import { untitledPrompt } from "#lib/domain/prompt/messages.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { Role } from "#lib/domain/prompt/reference.ts";
import { reuseRefusals } from "./messages.ts";

const nameMax = 32;

/** What a draft is called by the beginning of its text. */
export function draftName(excerpt: string): string {
  if (excerpt === "") return untitledPrompt;
  const characters = Array.from(excerpt);
  return characters.length > nameMax
    ? `“${characters.slice(0, nameMax).join("").trimEnd()}…”`
    : `“${excerpt}”`;
}

/** A new prompt that has what came of another as its one reference, and asks the same models for the same kind of video. */
export function promptWithResult(
  prompt: Prompt,
  { id, kind, name }: Pick<Asset, "id" | "kind" | "name">,
  role: Role | null = null,
): Prompt {
  const reference = { id: v7() as ReferenceId, assetId: id, kind, name, role }; // a fresh UUID is what its id is
  return { ...prompt, body: [], references: [reference], removed: [] };
}

/** Makes a draft out of a document and goes there; `onMade` may say what it is. */
export function useNewDraft(): { isOpening: boolean; open: (document: Prompt, onMade?: () => void) => void } {
  const router = useRouter();
  const [isOpening, startTransition] = useTransition();
  return {
    isOpening,
    open: (document, onMade) =>
      startTransition(async () => {
        const id = v7() as PromptId; // a fresh UUID is what a prompt's id is
        try {
          const made = await createPromptAction({ id, document });
          if (!made.ok)
            return showToast({ title: refusalMessage(made, reuseRefusals.draft), tone: "failed" });
          onMade?.();
          router.push(`/studio/${id}`);
        } catch {
          showToast({ title: unreachableMessage, tone: "failed" });
        }
      }),
  };
}
