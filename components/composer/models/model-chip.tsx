import clsx from "clsx";
import { CircleX } from "lucide-react";
import { type KeyboardEvent, lazy, type RefObject, Suspense, useRef, useState } from "react";
import { useComposer, useSession } from "#components/composer/composer-context.ts";
import { pillClass } from "#components/composer/settings/pill-class.ts";
import { Drawn } from "#components/ui/drawn.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { useStored } from "#components/state/store.ts";
import type { ModelId } from "#lib/domain/base/id.ts";
import { overrideText } from "#lib/domain/settings/settings-text.ts";
import { modelMessages } from "./messages.ts";
import { openIssues } from "./open-issues.ts";

const ModelPopup = lazy(() => import("./model-popup.tsx"));

type ModelChipProps = {
  modelId: ModelId;
  /** Tab stops at it. */
  isStop: boolean;
  /** Where its popover is put in the page. */
  container: RefObject<HTMLDivElement | null>;
  onFocus: () => void;
};

/** One chosen model: whether it can run the prompt, and at a press why not, its own settings, and the way to be rid of it. */
export function ModelChip({ modelId, isStop, container, onFocus }: ModelChipProps) {
  const { models, choices, verdicts, accepted, invalidSettings } = useSession();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const override = useComposer(({ document }) => document.overrides[modelId]);
  const isInvalid = useStored(invalidSettings, (all) => all.has(modelId));
  const verdict = useStored(verdicts, (all) => all.find(({ model }) => model.id === modelId));
  const acceptedHash = useStored(accepted, (all) => all.get(modelId));
  const listed = models.find(({ model }) => model.id === modelId);
  const label = listed?.label ?? modelId;
  const absence = !listed ? modelMessages.gone : choices.get(modelId)?.hasKey ? null : modelMessages.noKey;
  const { errors, losses } = openIssues(verdict, acceptedHash);
  const count = errors + losses;
  const isRefused = errors > 0 || isInvalid || absence !== null;

  return (
    <>
      <button
        ref={button}
        type="button"
        data-chip
        tabIndex={isStop ? 0 : -1}
        aria-label={absence ? modelMessages.absentChip(label, absence) : modelMessages.chip(label, count)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-tooltip={override && overrideText(override)}
        className={pillClass(
          clsx(
            "px-2.25 focus:outline-2 focus:outline-offset-2 focus:outline-focus not-focus-visible:focus:outline-none",
            isOpen ? (isRefused ? "border-failed" : "border-edge") : "border-transparent",
            isRefused ? "bg-failed/15 hover:bg-failed/22" : "bg-raised hover:bg-lifted",
          ),
        )}
        onFocus={onFocus}
        onKeyDown={stepBetweenChips}
        onPointerEnter={() => void import("./model-popup.tsx")}
        onClick={() => {
          setWasOpened(true);
          setOpen(!isOpen);
        }}
      >
        <span aria-hidden className="contents">
          {isRefused ? (
            <Icon of={CircleX} size={14} className="text-failed" />
          ) : (
            <span className={clsx("size-2 rounded-full", losses > 0 ? "bg-unconfirmed" : "bg-done")} />
          )}
          {count > 0 && (
            <Drawn
              text={String(count)}
              className={clsx("-ml-0.5 font-semibold", isRefused ? "text-failed" : "text-unconfirmed")}
            />
          )}
          <Drawn
            text={listed ? (listed.model.shortName ?? listed.model.name) : modelId}
            className="max-w-56 truncate"
          />
          {absence ? (
            <Drawn text={absence} className="font-normal text-failed" />
          ) : (
            listed?.provider.defaultBaseUrl && (
              <Drawn text={listed.provider.name} className="font-normal text-quiet" />
            )
          )}
        </span>
      </button>
      {wasOpened && (
        <Suspense>
          <ModelPopup
            {...{ modelId, label, listed, absence, button, container, isOpen }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The arrows go from chip to chip. */
function stepBetweenChips(event: KeyboardEvent<HTMLButtonElement>) {
  const row = event.currentTarget.parentElement;
  const chips = [...(row?.querySelectorAll<HTMLElement>("[data-chip]") ?? [])];
  const at = chips.indexOf(event.currentTarget);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: chips.length - 1 }[event.key];
  const chip = to === undefined ? undefined : chips[to];
  if (!chip) return;
  event.preventDefault();
  chip.focus();
}
