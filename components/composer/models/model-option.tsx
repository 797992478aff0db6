import clsx from "clsx";
import { AudioLines, CircleX, Film, GalleryHorizontal, Image, type LucideIcon } from "lucide-react";
import { useId } from "react";
import { PauseText } from "#components/state/pause-text.tsx";
import { timeText } from "#components/state/time-text.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type Money, moneyText } from "#lib/domain/base/money.ts";
import type { ProviderPause } from "#lib/domain/generation/provider-pause.ts";
import type { Model } from "#lib/domain/limits/model.ts";
import type { ListedModel } from "./list-models.ts";
import { modelMessages } from "./messages.ts";

type ModelOptionProps = {
  listed: ListedModel;
  isChosen: boolean;
  /** How many things keep it from running the prompt. */
  errors: number;
  /** What one video of this prompt would cost; null where nobody can tell. */
  estimate: Money | null;
  /** While its provider is left alone. */
  pause: ProviderPause | undefined;
  onChange: (isChosen: boolean) => void;
};

/** One model of the list: its box, what it takes, how long it usually needs, and what it costs. */
export function ModelOption({ listed, isChosen, errors, estimate, pause, onChange }: ModelOptionProps) {
  const { model, provider, label } = listed;
  const id = useId();
  const wait = model.operation.expectedWaitMs;
  return (
    <li
      className={clsx(
        "relative flex min-h-9 flex-wrap items-center gap-x-2.5 rounded-control px-2 text-13 transition-colors",
        isChosen ? "bg-raised" : "hover:bg-raised/60",
      )}
    >
      <Checkbox
        aria-label={label}
        aria-describedby={clsx(id, pause && `${id}-pause`)}
        label={
          <span className="font-medium">
            {model.name} <span className="ml-1 text-12 font-normal text-quiet">{provider.name}</span>
          </span>
        }
        checked={isChosen}
        className="[&_label]:after:absolute [&_label]:after:inset-0 [&_label>span:first-child]:z-1"
        onChange={({ target }) => onChange(target.checked)}
      />
      {isChosen && errors > 0 && (
        <span className="flex items-center gap-1 text-12 text-failed max-sm:ml-7">
          <Icon of={CircleX} size={14} />
          {errors}
        </span>
      )}
      <div
        id={id}
        className="ml-auto flex items-center gap-2 text-12 whitespace-nowrap text-quiet max-sm:ml-7 max-sm:basis-full max-sm:pb-1.5"
      >
        <Takes model={model} />
        <span className="tabular w-11 text-right max-sm:ml-auto">
          {wait !== undefined && (
            <>
              <span className="sr-only">{modelMessages.wait}: </span>
              {timeText(wait)}
            </>
          )}
        </span>
        <span className="tabular min-w-12 text-right text-13 font-medium text-text">
          {priceOf(model, estimate)}
        </span>
      </div>
      {pause && (
        <p id={`${id}-pause`} className="ml-7 basis-full pb-2 text-12 text-quiet">
          <PauseText pause={pause} providerName={provider.name} />
        </p>
      )}
    </li>
  );
}

const kinds = [
  { kind: "image", icon: Image, name: modelMessages.images },
  { kind: "video", icon: Film, name: modelMessages.clips },
  { kind: "audio", icon: AudioLines, name: modelMessages.sounds },
] as const;

/** What the icons of the list stand for. */
export const legend: readonly { icon: LucideIcon; name: string }[] = [
  ...kinds,
  { icon: GalleryHorizontal, name: modelMessages.frames },
];

/** What a model takes, in columns of their own: how many of a kind, where a number is known, and frames. */
function Takes({ model: { limits } }: { model: Model }) {
  return (
    <span className="tabular grid grid-cols-[repeat(4,1.875rem)]">
      {kinds.map(({ kind, icon, name }) => (
        <span key={kind} className="flex items-center gap-0.75">
          {limits.references[kind] && (
            <>
              <Icon of={icon} size={14} />
              <span className="sr-only">{name} </span>
              {limits.references[kind].maxCount}
            </>
          )}
        </span>
      ))}
      <span className="flex items-center">
        {limits.frames && (
          <>
            <Icon of={GalleryHorizontal} size={14} />
            <span className="sr-only">{modelMessages.frames}</span>
          </>
        )}
      </span>
    </span>
  );
}

function priceOf({ billing, pricePerSecondMicro }: Model, estimate: Money | null): string {
  if (billing === "free") return modelMessages.free;
  if (estimate) return moneyText(estimate);
  if (pricePerSecondMicro === undefined) return modelMessages.unknown;
  return modelMessages.perSecond(moneyText({ micro: pricePerSecondMicro, currency: "USD" }));
}
