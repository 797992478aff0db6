"use client";

import { Quote } from "lucide-react";
import { findOpenDraft } from "#components/drafts/open-draft.ts";
import { useAsReference } from "#components/reuse/use-as-reference.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Still } from "#components/ui/still.tsx";
import type { GenerationId, MemberId } from "#lib/domain/base/id.ts";
import type { Asset } from "#lib/domain/media/asset.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import { factWords } from "./messages.ts";

type LastFrameProps = { generationId: GenerationId; memberId: MemberId; prompt: Prompt; frame: Asset };

/** The last frame as its provider gave it, which goes into the prompt that was open last, or into a new one. */
export function LastFrame({ generationId, memberId, prompt, frame }: LastFrameProps) {
  const { isTaking, put } = useAsReference({ generationId, memberId, prompt, asset: frame });
  return (
    <figure className="flex flex-wrap items-center gap-3 text-12 text-quiet">
      <Still
        src={`/media/a/${frame.id}`}
        alt={factWords.lastFrameAlt}
        loading="lazy"
        className="h-16 max-w-40 rounded-control object-contain"
      />
      <figcaption className="flex flex-col items-start gap-1">
        {factWords.lastFrame}
        <Button
          size="small"
          className="whitespace-nowrap"
          busy={isTaking}
          onClick={() => put(null, findOpenDraft(memberId))}
        >
          <Icon of={Quote} />
          {factWords.useLastFrame}
        </Button>
      </figcaption>
    </figure>
  );
}
