import clsx from "clsx";
import { ArrowRight, X } from "lucide-react";
import { useId, useMemo } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { usePageCommands } from "#components/keys/page-commands.ts";
import { useStored } from "#components/state/store.ts";
import { noteText } from "#components/composer/editor/text-notes.ts";
import { isMac } from "#components/composer/editor/browser-caret.ts";
import type { Shortcut } from "#components/keys/shortcuts.ts";
import { useShortcuts } from "#components/keys/use-shortcuts.ts";
import type { InvalidSettings } from "#components/composer/invalid-settings.ts";
import { absentModels } from "#components/composer/models/absent-models.ts";
import type { ListedModel } from "#components/composer/models/list-models.ts";
import { Button } from "#components/ui/button.tsx";
import { Drawn } from "#components/ui/drawn.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { countText } from "#lib/domain/base/quantity.ts";
import { estimateMessages } from "#lib/domain/limits/messages.ts";
import { planGeneration } from "./generation-plan.ts";
import { generateMessages } from "./messages.ts";
import { type GenerateTrouble, useGenerate } from "./use-generate.ts";

/** The foot of the box: how many words there are, what sending would cost or what stands in its way, and the press that sends. */
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
  const words = useMemo(() => noteText(state.document).words, [state.document]);
  const blocked = invalid.size > 0 ? correctFirst(invalid, session.models) : plan.blocked;
  const { isSending, isKept, cancelStart, trouble, dismiss, generate } = useGenerate(plan, blocked);
  const reasonId = useId();
  const hasNoWords = state.document.body.length === 0 && state.document.modelIds.length > 0;

  const reason = isSending ? generateMessages.sending : blocked;
  const isFree = verdicts.length > 0 && verdicts.every(({ model }) => model.billing === "free");
  const price = blocked === null ? plan.estimate : hasNoWords && isFree ? estimateMessages.free : "";
  const label = generateMessages.generate(plan.videos > 0 ? countText(plan.videos, "video") : null);
  usePageCommands(generateMessages.commands, () =>
    blocked || isSending
      ? []
      : [{ type: "action", label, icon: ArrowRight, onSelect: () => void generate() }],
  );
  useShortcuts(true, keys, nothing, { title: generateMessages.commands });
  return (
    <>
      <div role="alert">{trouble && <Trouble {...trouble} onDismiss={dismiss} />}</div>
      <div className="generate-line">
        {words > 0 && <p className="generate-words">{countText(words, "word")}</p>}
        <div id={reasonId} className="generate-reason">
          {reason && (
            <div
              className={clsx(
                "flex items-center gap-2 @min-[40rem]/table:justify-end",
                hasNoWords && "is-wordless",
              )}
            >
              {isKept && <p className="shrink-0 text-text">{generateMessages.startsWhenReady}</p>}
              <p className="line-clamp-2 min-w-0" title={reason}>
                {reason}
              </p>
              {isKept && (
                <Button variant="quiet" size="small" onClick={cancelStart}>
                  {generateMessages.cancelStart}
                </Button>
              )}
            </div>
          )}
          {price !== "" && (
            <p
              className="is-price text-text"
              data-tooltip={plan.isEstimated ? generateMessages.ownPrices : undefined}
            >
              {price}
            </p>
          )}
          {!blocked &&
            plan.billedTo.map((sentence) => (
              <p key={sentence} className="text-12">
                {sentence}
              </p>
            ))}
        </div>
        <Button
          variant="primary"
          size="large"
          className="generate-button"
          busy={blocked !== null || isSending}
          aria-describedby={reasonId}
          aria-keyshortcuts="Meta+Enter Control+Enter"
          onClick={() => void generate()}
        >
          {label}
          {blocked === null && (
            <>
              <Drawn text={price} className="generate-price" />
              <KeyCap />
            </>
          )}
        </Button>
      </div>
    </>
  );
}

function KeyCap() {
  return (
    <Drawn
      text={isMac ? "⌘↵" : "Ctrl ↵"}
      className="hidden font-mono text-12 opacity-70 pointer-fine:@min-[40rem]/table:inline"
    />
  );
}

const keys = [
  {
    id: "generate",
    keys: [], // a letter with Ctrl is no key of the list's own
    caps: [isMac ? "⌘" : "Ctrl", "↵"],
    words: generateMessages.key,
    group: generateMessages.commands,
  },
  { id: "leave", keys: [], caps: ["Esc"], words: generateMessages.leave }, // then other keys are the page's
] as const satisfies readonly Shortcut[];
const nothing = () => undefined;

function Trouble({ sentence, details, onDismiss }: GenerateTrouble & { onDismiss: () => void }) {
  return (
    <div className="mb-3 flex items-start gap-2 rounded-control border border-failed px-3 py-1.5 text-13">
      <div className="min-w-0 grow py-1">
        <p>{sentence}</p>
        <ul className="list-disc pl-5">
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      </div>
      <IconButton label={generateMessages.dismiss} icon={X} onClick={onDismiss} />
    </div>
  );
}

function correctFirst(invalid: InvalidSettings, models: readonly ListedModel[]): string {
  const labels = models.filter(({ model }) => invalid.has(model.id)).map(({ label }) => label);
  if (invalid.has("prompt") || labels.length === 0) return generateMessages.correctSettings;
  return generateMessages.correctSettingsFor(labels);
}
