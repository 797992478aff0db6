"use client";

import { Ellipsis, PenLine } from "lucide-react";
import { savePromptFile } from "#components/reuse/save-prompt-file.ts";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { Moment } from "#components/ui/moment.tsx";
import { promptExcerpt } from "#lib/domain/prompt/prompt-excerpt.ts";
import { countText } from "#lib/domain/base/quantity.ts";
import type { RunView } from "#lib/domain/generation/run-view.ts";
import { useEditRun } from "#components/reuse/use-edit-run.ts";

/** What was asked, when, and the ways back to it. */
export function RunHeader({ run }: { run: RunView }) {
  const { isOpening, edit } = useEditRun(run.id);
  const { prompt } = run.snapshot;
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 pt-2 sm:px-6 md:pt-3 md:pb-1">
      <div className="min-w-0 grow basis-80">
        <h1 dir="auto" className="line-clamp-1 text-14 font-medium">
          {promptExcerpt(prompt) || "A prompt without words"}
        </h1>
        <p className="text-12 text-quiet">
          <Moment at={run.createdAt} /> · {countText(run.generations.length, "video")} ·{" "}
          {countText(prompt.references.length, "reference")}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {run.hasDraft && (
          <ButtonLink size="small" href={`/studio/${run.promptId}`}>
            Back to the draft
          </ButtonLink>
        )}
        <Button size="small" busy={isOpening} onClick={edit}>
          <Icon of={PenLine} />
          Edit this prompt
        </Button>
        <Menu
          label="More for this prompt"
          size="small"
          className="px-2!"
          entries={[
            ...(run.promptId
              ? [
                  {
                    type: "link" as const,
                    label: "Runs and what changed",
                    href: `/prompts/${run.promptId}?run=${run.id}`,
                  },
                ]
              : []),
            {
              type: "action",
              label: "Save as a prompt file",
              onSelect: () => void savePromptFile(run.snapshot),
            },
          ]}
        >
          <Icon of={Ellipsis} />
        </Menu>
      </div>
    </div>
  );
}
