"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleAlert, CircleX, Info } from "lucide-react";
import Link from "next/link";
import type { RefObject } from "react";
import { useSession } from "#components/composer/composer-context.ts";
import { OverrideForm } from "#components/composer/overrides/override-form.tsx";
import { popupClass } from "#components/composer/popup-class.ts";
import { PauseText } from "#components/state/pause-text.tsx";
import { useStored } from "#components/state/store.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { HangingPopup } from "#components/ui/hanging-popup.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type ModelId, providerIdOf } from "#lib/domain/base/id.ts";
import { needsTick } from "#lib/domain/limits/issue.ts";
import { issueMessage } from "#lib/domain/limits/messages.ts";
import { providerPausesQuery } from "#lib/queries/provider-pauses-query.ts";
import type { ListedModel } from "./list-models.ts";
import { modelMessages } from "./messages.ts";
import { acceptChanges, chooseModel } from "./model-acts.ts";
import { saidIssues } from "./open-issues.ts";

type ModelPopupProps = {
  modelId: ModelId;
  label: string;
  /** Undefined where the studio does not offer it any more. */
  listed: ListedModel | undefined;
  /** Why it cannot be asked, in words. */
  absence: string | null;
  button: RefObject<HTMLButtonElement | null>;
  container: RefObject<HTMLDivElement | null>;
  isOpen: boolean;
  onClose: () => void;
};

/**
 * What one chosen model says of the prompt, the tick that its changes need, and its own settings. Once opened it stays in the page: what is
 * wrong in its settings must go on blocking. A default export because React.lazy asks for one.
 */
export default function ModelPopup(props: ModelPopupProps) {
  const { modelId, label, listed, absence, button, container, isOpen, onClose } = props;
  const { store } = useSession();
  return (
    <HangingPopup
      {...{ button, container, isOpen, onClose }}
      placing={{ align: "start", side: "top", sticky: true }}
      aria-label={label}
      className={popupClass}
    >
      <h2 className="text-14 font-semibold break-words">
        {listed?.model.name ?? modelId}
        {listed && <span className="ml-1.5 text-12 font-normal text-quiet">{listed.provider.name}</span>}
      </h2>
      {listed && !absence ? (
        <>
          <Says listed={listed} />
          <div className="-mx-3 mt-2 border-t border-edge/45 px-3 pt-2">
            <OverrideForm model={listed.model} label={label} />
          </div>
        </>
      ) : (
        <p className="mt-2 flex flex-wrap gap-x-1.5 text-13">
          {absence}
          {listed && (
            <>
              {" · "}
              <Link
                href={`/settings/providers#${providerIdOf(modelId)}`}
                className="underline underline-offset-2"
              >
                {modelMessages.addKey}
                <span className="sr-only">{modelMessages.forModel(listed.provider.name)}</span>
              </Link>
            </>
          )}
        </p>
      )}
      <Button
        size="small"
        variant="quiet"
        className="mt-1 -mb-1 -ml-2.5"
        onClick={() => chooseModel(store, modelId, false)}
      >
        <span>
          {modelMessages.deselect}
          <span className="sr-only"> {label}</span>
        </span>
      </Button>
    </HangingPopup>
  );
}

function Says({ listed: { model, provider, label } }: { listed: ListedModel }) {
  const { verdicts, accepted } = useSession();
  const verdict = useStored(verdicts, (all) => all.find((one) => one.model.id === model.id));
  const acceptedHash = useStored(accepted, (all) => all.get(model.id));
  const { data: pauses } = useQuery(providerPausesQuery());
  const pause = pauses?.[provider.id];
  const issues = saidIssues(verdict);
  return (
    <>
      {(issues.length > 0 || pause) && (
        <ul className="mt-2 flex flex-col gap-2 text-13">
          {issues.map((issue) => {
            const message = issueMessage(issue);
            const isError = issue.severity === "error";
            return (
              <li key={`${issue.code} ${message}`} className="flex gap-2.5">
                <Icon
                  of={isError ? CircleX : CircleAlert}
                  className={isError ? "mt-0.5 text-failed" : "mt-0.5 text-unconfirmed"}
                />
                <span className="min-w-0">{message}</span>
              </li>
            );
          })}
          {pause && (
            <li className="flex gap-2.5">
              <Icon of={Info} className="mt-0.5 text-quiet" />
              <PauseText pause={pause} providerName={provider.name} />
            </li>
          )}
        </ul>
      )}
      {verdict && needsTick(issues) && (
        <Checkbox
          className="mt-1.5"
          label={
            <span className="text-13">
              {modelMessages.accept}
              <span className="sr-only">{modelMessages.forModel(label)}</span>
            </span>
          }
          checked={acceptedHash === verdict.hash}
          onChange={({ target }) => acceptChanges(accepted, model.id, target.checked ? verdict.hash : null)}
        />
      )}
    </>
  );
}
