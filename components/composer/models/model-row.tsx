import Link from "next/link";
import { useSession } from "#components/composer/composer-context.ts";
import { updateDocument } from "#components/composer/composer-state.ts";
import { ModelSettings } from "#components/composer/overrides/model-settings.tsx";
import { PauseText } from "#components/state/pause-text.tsx";
import { useStored } from "#components/state/store.ts";
import { timeText } from "#components/state/time-text.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { ProviderPause } from "#lib/domain/generation/provider-pause.ts";
import { providerIdOf } from "#lib/domain/base/id.ts";
import { needsTick } from "#lib/domain/limits/issue.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import { IssueList } from "./issue-list.tsx";
import { isWaiting } from "./judge-models.ts";

type ModelRowProps = {
  model: Model;
  label: string;
  providerName: string;
  isChosen: boolean;
  /** While its provider is left alone. */
  pause: ProviderPause | undefined;
};

/** One model: whether it is asked, what it says, and the tick that its losses need. */
export function ModelRow({ model, label, providerName, isChosen, pause }: ModelRowProps) {
  const { store, choices, verdicts, accepted, edition } = useSession();
  const editionNow = useStored(edition, (count) => count);
  const verdict = useStored(verdicts, (all) => all.find((one) => one.model.id === model.id));
  const acceptedHash = useStored(accepted, (all) => all.get(model.id));
  const hasKey = choices.get(model.id)?.hasKey ?? false;
  const issues = verdict?.issues.filter((issue) => !isWaiting(issue) && issue.code !== "prompt-empty") ?? [];

  return (
    <li>
      <Checkbox
        label={label}
        checked={isChosen && hasKey}
        disabled={!hasKey}
        isDescribedBeside
        description={
          hasKey ? (
            <span>
              {factsOf(model)}
              {pause && (
                <>
                  {" · "}
                  <PauseText {...{ pause, providerName }} />
                </>
              )}
            </span>
          ) : (
            <span>
              No API key.{" "}
              <Link
                href={`/settings/providers#${providerIdOf(model.id)}`}
                className="text-text underline underline-offset-2"
              >
                Add a key for {providerName}
              </Link>
            </span>
          )
        }
        onChange={(event) => {
          const isWanted = event.target.checked;
          updateDocument(store, (document) => ({
            ...document,
            modelIds: [...document.modelIds.filter((id) => id !== model.id), ...(isWanted ? [model.id] : [])],
          }));
        }}
      />
      {isChosen && verdict && (
        <div className="ml-7 flex flex-col gap-1 [&:not(:empty)]:mt-1 [&:not(:empty)]:mb-2">
          <IssueList issues={issues} />
          {needsTick(issues) && (
            <Checkbox
              label={`Accept changes for ${label}`}
              checked={acceptedHash === verdict.hash}
              onChange={(event) => {
                const isAccepted = event.target.checked;
                accepted.update((all) => {
                  const next = new Map(all);
                  if (isAccepted) next.set(model.id, verdict.hash);
                  else next.delete(model.id);
                  return next;
                });
              }}
            />
          )}
          <ModelSettings key={editionNow} model={model} label={label} />
        </div>
      )}
    </li>
  );
}

function factsOf({ billing, pricePerSecondMicro, operation }: Model): string {
  const price =
    billing === "free"
      ? "free"
      : pricePerSecondMicro === undefined
        ? "price unknown"
        : `about $${Number((pricePerSecondMicro / 1_000_000).toFixed(6))} per second`;
  const wait = operation.expectedWaitMs;
  return wait === undefined ? price : `${price} · about ${timeText(wait)}`;
}
