import "./generate-bar.css";
import { ArrowRight, X } from "lucide-react";
import { useId, useMemo } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { SaveStatusLine } from "#components/composer/drafts/save-status-line.tsx";
import { usePageCommands } from "#components/keys/page-commands.ts";
import { useStored } from "#components/state/store.ts";
import type { InvalidSettings } from "#components/composer/invalid-settings.ts";
import { absentModels } from "#components/composer/models/absent-models.ts";
import type { ListedModel } from "#components/composer/models/list-models.ts";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { countText } from "#lib/domain/base/quantity.ts";
import { planGeneration } from "./generation-plan.ts";
import { useGenerate } from "./use-generate.ts";

/** The foot of the studio: whether the draft is saved, what sending would make and cost, what stands in its way. */
export function GenerateBar() {
  const session = useSession();
  const state = useComposer((all) => all);
  const verdicts = useStored(session.verdicts, (value) => value);
  const accepted = useStored(session.accepted, (value) => value);
  const invalid = useStored(session.invalidSettings, (value) => value);
  const plan = useMemo(() => {
    const absent = absentModels(state.document.modelIds, session.models, session.choices);
    return planGeneration(state, verdicts, accepted, absent);
  }, [session, state, verdicts, accepted]);
  const { isSending, trouble, dismiss, generate } = useGenerate();
  const reasonId = useId();

  const blocked = invalid.size > 0 ? correctFirst(invalid, session.models) : plan.blocked;
  const reason = isSending ? "Sending" : (blocked ?? plan.leftOut.join(" "));
  const label = plan.videos > 0 ? `Generate ${countText(plan.videos, "video")}` : "Generate";
  usePageCommands("This prompt", () =>
    blocked || isSending
      ? []
      : [{ type: "action", label, icon: ArrowRight, onSelect: () => void generate(plan) }],
  );
  return (
    <div className="generate-bar sticky bottom-0 z-20 border-t border-line bg-panel">
      <div role="alert">
        {trouble && (
          <div className="flex items-start gap-2 border-b border-failed px-4 py-2 text-13">
            <div className="grow py-1">
              <p>{trouble.sentence}</p>
              <ul className="list-disc pl-5">
                {trouble.details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            </div>
            <IconButton label="Dismiss" icon={X} onClick={dismiss} />
          </div>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 sm:flex-nowrap">
        <SaveStatusLine />
        <div
          id={reasonId}
          className="tabular min-w-0 flex-1 text-right text-13 text-quiet max-sm:basis-full max-sm:text-left"
        >
          {reason && (
            <p className="line-clamp-2" title={reason}>
              {reason}
            </p>
          )}
          {!blocked && plan.videos > 0 && <p>{`${countText(plan.videos, "video")} · ${plan.estimate}`}</p>}
          {!blocked && plan.isEstimated && (
            <p className="text-12">An estimate with the owner&rsquo;s price per second.</p>
          )}
          {!blocked &&
            plan.billedTo.map((sentence) => (
              <p key={sentence} className="text-text">
                {sentence}
              </p>
            ))}
        </div>
        <Button
          variant="primary"
          size="large"
          className="shrink-0 max-sm:w-full"
          busy={blocked !== null || isSending}
          aria-describedby={reasonId}
          onClick={() => void generate(plan)}
        >
          {label}
        </Button>
      </div>
    </div>
  );
}

function correctFirst(invalid: InvalidSettings, models: readonly ListedModel[]): string {
  const labels = models.filter(({ model }) => invalid.has(model.id)).map(({ label }) => label);
  if (invalid.has("prompt") || labels.length === 0) return "Correct the settings first.";
  return `Correct the settings for ${labels.join(" and ")} first.`;
}
