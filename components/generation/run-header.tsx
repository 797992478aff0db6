"use client";

import { PenLine } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { promptExcerpt } from "#lib/domain/prompt-excerpt.ts";
import { countText } from "#lib/domain/quantity.ts";
import type { RunView } from "#lib/domain/run-view.ts";
import { useNewDraft } from "./use-new-draft.ts";

/** What was asked, when, and the ways back to it. */
export function RunHeader({ run }: { run: RunView }) {
  const draft = useNewDraft();
  const { prompt } = run.snapshot;
  return (
    <div className="mb-6 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-3xl">
        <h1 className="line-clamp-3 text-16 font-medium text-pretty sm:text-20">
          {promptExcerpt(prompt) || "A prompt without words"}
        </h1>
        <p className="mt-1 text-13 text-quiet">
          <Moment at={run.createdAt} /> · {countText(run.generations.length, "video")} ·{" "}
          {countText(prompt.references.length, "reference")}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {run.promptId && <ButtonLink href={`/studio/${run.promptId}`}>Back to the draft</ButtonLink>}
        <Button busy={draft.isOpening} onClick={() => draft.open(prompt)}>
          <Icon of={PenLine} />
          Edit this prompt
        </Button>
      </div>
    </div>
  );
}
