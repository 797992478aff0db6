"use client";

import { Link as LinkIcon, Search } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { EditButton, isEditable } from "#components/generation/edit-button.tsx";
import { generationMessages } from "#components/generation/messages.ts";
import { useRunAction } from "#components/generation/use-run-action.ts";
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
import { waysOut } from "#lib/domain/generation/ways-out.ts";
import type { GenerationStandProps } from "./generation-stand.tsx";

/** What can be done about one that is not there: what helps and what is free first, what may cost again last. */
export function WaysOut({ runId, snapshot, view, model }: GenerationStandProps): ReactNode {
  const { isSending, send } = useRunAction(runId);
  const generationId = view.id;
  const can = new Set(waysOut(view, model));
  const isBoth = can.has("stopWaiting") && can.has("cancel");
  const isFreeWay = can.has("tryLink") || can.has("lookAgain");
  const { failure } = view;
  const isKeyNeeded = can.has("retry") && failure?.kind === "credentials";
  const hasRemedy = isKeyNeeded || (can.has("retry") && isEditable(failure));
  return (
    <>
      <div className="stand-buttons">
        {can.has("retry") && failure && <EditButton {...{ runId, view, failure }} prompt={snapshot.prompt} />}
        {isKeyNeeded && (
          <Link href="/settings/providers" data-main className={buttonClass("secondary", "small")}>
            {generationMessages.openKeys}
          </Link>
        )}
        {can.has("tryLink") && (
          <Button
            size="small"
            data-main={hasRemedy ? undefined : ""}
            busy={isSending}
            onClick={() => send(() => tryLinkAction({ generationId }))}
          >
            <Icon of={LinkIcon} />
            {generationMessages.tryLink}
          </Button>
        )}
        {can.has("lookAgain") && (
          <Button
            size="small"
            data-main={can.has("tryLink") || hasRemedy ? undefined : ""}
            busy={isSending}
            onClick={() => send(() => lookAgainAction({ generationId }))}
          >
            <Icon of={Search} />
            {generationMessages.lookAgain}
          </Button>
        )}
        {can.has("cancel") && (
          <Button
            size="small"
            busy={isSending || view.cancelRequestedAt !== null}
            onClick={() => send(() => cancelGenerationAction({ generationId }))}
          >
            {generationMessages.cancel}
          </Button>
        )}
        {can.has("stopWaiting") && (
          <Button
            size="small"
            data-bare={can.has("cancel") ? "" : undefined}
            busy={isSending}
            onClick={() => send(() => stopWaitingAction({ generationId }))}
          >
            {generationMessages.stopWaiting}
          </Button>
        )}
        {can.has("retry") && (
          <Button
            size="small"
            data-bare={isFreeWay ? "" : undefined}
            busy={isSending}
            onClick={() => send(() => retryGenerationAction({ generationId }))}
          >
            {retryLabel(failure, view.billing === "free")}
          </Button>
        )}
      </div>
      {isBoth && (
        <p className="stand-quiet stand-aside mt-1 text-12">
          {generationMessages.cancelOrStop(model.providerName)}
        </p>
      )}
    </>
  );
}
