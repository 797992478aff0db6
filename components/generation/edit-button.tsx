"use client";

import { PenLine } from "lucide-react";
import { useNewDraft } from "#components/reuse/new-draft.ts";
import { useEditRun } from "#components/reuse/use-edit-run.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { RunId } from "#lib/domain/base/id.ts";
import type { Failure } from "#lib/domain/generation/failure.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { numberReferences, referenceLabel } from "#lib/domain/prompt/reference.ts";
import { generationMessages } from "./messages.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";

type EditButtonProps = { runId: RunId; prompt: Prompt; view: GenerationView; failure: Failure };

/** For what was refused: a retry asks for the same again, an edited prompt for something else. */
export function EditButton({ runId, prompt, view, failure }: EditButtonProps) {
  const { isOpening, edit } = useEditRun(runId);
  const { isOpening: isOpeningSilent, open } = useNewDraft();
  if (!isEditable(failure)) return null;
  const isSoundRefused = failure.about?.part === "result-sound" && view.sent?.settings.sound === true;
  const named = failure.about?.reference && numberReferences(prompt.references).get(failure.about.reference);
  return (
    <Button
      size="small"
      data-main
      busy={isOpening || isOpeningSilent}
      onClick={isSoundRefused ? () => open(withoutSound(prompt, view)) : edit}
    >
      <Icon of={PenLine} />
      {isSoundRefused
        ? generationMessages.editSilent
        : named
          ? generationMessages.replace(referenceLabel(named))
          : generationMessages.edit}
    </Button>
  );
}

/** What was asked for was refused, so that something else may pass. */
export function isEditable(failure: Failure | null): boolean {
  return failure?.kind === "input" || failure?.kind === "moderation";
}

/** The prompt with its sound off, for the model that was refused too where that has a sound of its own. */
function withoutSound(prompt: Prompt, { modelId }: GenerationView): Prompt {
  const { sound, ...override } = prompt.overrides[modelId] ?? {};
  const overrides = sound === undefined ? prompt.overrides : { ...prompt.overrides, [modelId]: override };
  return { ...prompt, settings: { ...prompt.settings, sound: false }, overrides };
}
