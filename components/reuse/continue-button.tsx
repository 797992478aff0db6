"use client";

import { StepForward } from "lucide-react";
import { useTransition } from "react";
import { unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { showToast } from "#components/ui/toast.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { promptWithResult, useNewDraft } from "./new-draft.ts";
import { takeFrame } from "./take-frame.ts";

type ContinueButtonProps = { generationId: GenerationId; prompt: Prompt; isReady: boolean };

/** Begins a new prompt where a result ends: its last picture is the first frame. */
export function ContinueButton({ generationId, prompt, isReady }: ContinueButtonProps) {
  const draft = useNewDraft();
  const [isTaking, startTransition] = useTransition();
  const begin = () =>
    startTransition(async () => {
      try {
        const asset = await takeFrame(generationId, null);
        if (asset) draft.open(promptWithResult(prompt, asset, "first-frame"));
      } catch {
        showToast({ title: unreachableMessage, tone: "failed" });
      }
    });
  return (
    <>
      <Button size="small" busy={isTaking || draft.isOpening || !isReady} onClick={begin}>
        <Icon of={StepForward} />
        Continue from last frame
      </Button>
      {isTaking && <output className="block basis-full text-12 text-quiet">Taking the last frame</output>}
    </>
  );
}
