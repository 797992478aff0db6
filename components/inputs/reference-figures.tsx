"use client";

import clsx from "clsx";
import { AudioLines, Check, MonitorPlay } from "lucide-react";
import { Icon } from "#components/ui/icon.tsx";
import { KindIcon } from "#components/ui/kind-icon.tsx";
import { Still } from "#components/ui/still.tsx";
import type { AssetId } from "#lib/domain/base/id.ts";
import type { SentReference } from "./inputs.ts";
import { inputsMessages } from "./messages.ts";
import type { StagedInputs } from "./use-staged.tsx";

type ReferenceFiguresProps = {
  references: readonly SentReference[];
  staged: StagedInputs;
};

/** The references in a row of pictures, each with what became of it. A press shows one beside the results, or plays it along. */
export function ReferenceFigures({ references, staged }: ReferenceFiguresProps) {
  if (references.length === 0) return <p className="text-13 text-quiet">{inputsMessages.noReferences}</p>;
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(4.75rem,1fr))] gap-x-1.5 gap-y-3">
      {references.map((reference) => {
        const { assetId } = reference;
        return (
          <figure key={reference.id} className="min-w-0">
            {assetId && staged.can(assetId) ? (
              <StageToggle {...{ reference, assetId, staged }} />
            ) : (
              <ReferencePicture reference={reference} />
            )}
            <figcaption className="mt-1 text-12 text-quiet">
              <span data-tooltip={reference.name}>{reference.label}</span>
              {assetId && staged.isMaking(assetId) && (
                <output className="block text-accent">{inputsMessages.makingProxy}</output>
              )}
              {reference.use && (
                <span
                  className={clsx(
                    "block break-words",
                    !reference.isSent ? "text-unconfirmed" : !reference.isFrame && "sr-only",
                  )}
                >
                  {reference.use}
                </span>
              )}
            </figcaption>
          </figure>
        );
      })}
    </div>
  );
}

type StageToggleProps = { reference: SentReference; assetId: AssetId; staged: StagedInputs };

function StageToggle({ reference, assetId, staged }: StageToggleProps) {
  const { label, kind } = reference;
  const isOn = staged.isOn(assetId);
  const isSound = kind === "audio";
  const words = isSound
    ? isOn
      ? { name: inputsMessages.stopLabel(label), tip: inputsMessages.stop }
      : { name: inputsMessages.playLabel(label), tip: inputsMessages.play }
    : isOn
      ? { name: inputsMessages.hideLabel(label), tip: inputsMessages.hide }
      : { name: inputsMessages.showLabel(label), tip: inputsMessages.show };
  return (
    <button
      type="button"
      aria-label={words.name}
      aria-pressed={isOn}
      data-tooltip={words.tip}
      onClick={() => staged.toggle({ label, kind, assetId })}
      className="group relative block w-full rounded-[0.25rem] aria-pressed:outline-2 aria-pressed:outline-offset-1 aria-pressed:outline-text focus-visible:outline-focus"
    >
      <ReferencePicture reference={reference} />
      <span
        className={clsx(
          "absolute top-1 right-1 grid size-5 place-items-center rounded-[0.25rem]",
          isOn
            ? "bg-text text-screen"
            : "bg-[oklch(0_0_0/0.62)] text-[oklch(0.97_0_0)] group-hover:bg-[oklch(0_0_0/0.85)]",
        )}
      >
        <Icon of={isOn ? Check : isSound ? AudioLines : MonitorPlay} size={14} />
      </span>
    </button>
  );
}

function ReferencePicture({ reference: { kind, assetId } }: { reference: SentReference }) {
  return (
    <span
      className={clsx(
        "relative grid aspect-[77/52] w-full place-items-center overflow-hidden rounded-[0.25rem]",
        kind === "audio" ? "bg-audio/15" : "bg-raised",
      )}
    >
      <KindIcon kind={kind} size={20} />
      {kind !== "audio" && assetId && (
        <Still
          src={`/media/a/${assetId}/poster`}
          alt=""
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </span>
  );
}
