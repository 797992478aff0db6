"use client";

import { Download, Link, RotateCcw, Search, X } from "lucide-react";
import type { Playhead } from "#components/playhead/playhead.ts";
import { AddToGallery } from "#components/reuse/add-to-gallery/add-to-gallery.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import {
  cancelGenerationAction,
  lookAgainAction,
  retryGenerationAction,
  stopWaitingAction,
  tryLinkAction,
} from "#lib/actions/generation-actions.ts";
import { retryLabel } from "#lib/domain/generation/messages.ts";
import type { MemberId, RunId } from "#lib/domain/base/id.ts";
import type { Prompt } from "#lib/domain/prompt/prompt.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { waysOut } from "#lib/domain/generation/ways-out.ts";
import { ContinueButton } from "#components/reuse/continue-button.tsx";
import { ReferenceButton } from "#components/reuse/reference-button.tsx";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { EditButton } from "./edit-button.tsx";
import { generationMessages } from "./messages.ts";
import { resultOf } from "./result-of.ts";
import { useRunAction } from "./use-run-action.ts";

type GenerationButtonsProps = {
  runId: RunId;
  memberId: MemberId;
  prompt: Prompt;
  view: GenerationView;
  model: ModelFacts;
  playhead: Playhead;
};

/** What can be done with one generation in its present state. */
export function GenerationButtons(props: GenerationButtonsProps) {
  const { runId, memberId, prompt, view, model, playhead } = props;
  const { isSending, send } = useRunAction(runId);
  const result = resultOf(view);
  const generationId = view.id;
  const isFree = view.billing === "free";
  const can = new Set(waysOut(view, model));
  const isCancelable = can.has("cancel");
  const canStopWaiting = can.has("stopWaiting");
  return (
    <div className="flex flex-wrap gap-2 empty:hidden">
      {isCancelable && (
        <Button
          size="small"
          busy={isSending || view.cancelRequestedAt !== null}
          onClick={() => send(() => cancelGenerationAction({ generationId }))}
        >
          <Icon of={X} />
          Cancel
        </Button>
      )}
      {canStopWaiting && (
        <Button
          size="small"
          variant={isCancelable ? "quiet" : "secondary"}
          busy={isSending}
          onClick={() => send(() => stopWaitingAction({ generationId }))}
        >
          Stop waiting
        </Button>
      )}
      {canStopWaiting && isCancelable && (
        <p className="basis-full text-12 text-quiet">{generationMessages.cancelOrStop(model.providerName)}</p>
      )}
      {can.has("tryLink") && (
        <Button size="small" busy={isSending} onClick={() => send(() => tryLinkAction({ generationId }))}>
          <Icon of={Link} />
          Try the link again
        </Button>
      )}
      {can.has("lookAgain") && (
        <Button size="small" busy={isSending} onClick={() => send(() => lookAgainAction({ generationId }))}>
          <Icon of={Search} />
          Look again
        </Button>
      )}
      {can.has("retry") && view.failure && <EditButton {...{ runId, prompt, view }} failure={view.failure} />}
      {can.has("retry") && (
        <Button
          size="small"
          busy={isSending}
          onClick={() => send(() => retryGenerationAction({ generationId }))}
        >
          <Icon of={RotateCcw} />
          {retryLabel(view.failure, isFree)}
        </Button>
      )}
      {result && (
        <>
          <ReferenceButton
            {...{ generationId, memberId, prompt, playhead }}
            video={result.asset}
            clipId={view.id}
          />
          <ContinueButton {...{ generationId, prompt }} isReady={result.asset.state === "ready"} />
          <a
            href={`/media/a/${result.asset.id}?download`}
            download={result.asset.name}
            className={buttonClass("secondary", "small")}
          >
            <Icon of={Download} />
            Download
          </a>
          <AddToGallery size="small" generationIds={[generationId]} />
        </>
      )}
    </div>
  );
}
