"use client";

import { ListTree } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Clip, Playhead } from "#components/playhead/playhead.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Snapshot } from "#lib/domain/generation/run.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import type { ModelFacts } from "#components/state/model-facts.ts";
import { inputsOf } from "./inputs.ts";
import { ModelInputs } from "./model-inputs.tsx";
import { InputsPanel } from "./inputs-panel.tsx";
import { InputReference } from "./input-reference.tsx";

export type Result = { view: GenerationView; model: ModelFacts; name: string };

/** The button and the panel of the inputs, and the references that are played along with the results. */
export function useInputs(snapshot: Snapshot): {
  played: readonly Clip[];
  button: ReactNode;
  panel: (results: readonly Result[], playhead: Playhead) => ReactNode;
} {
  const [isOpen, setOpen] = useState(false);
  const [playedIds, setPlayedIds] = useState<ReadonlySet<string>>(new Set());
  const close = () => {
    setOpen(false);
    setPlayedIds(new Set());
  };
  return {
    played: [...playedIds].map((id) => ({
      id,
      durationMs: durationOf(snapshot, id),
      fps: null,
      frameTimesMs: null,
      offsetMs: 0,
      hasSound: true,
      loudnessLufs: null,
    })),
    button: (
      <Button
        size="small"
        variant="quiet"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        <Icon of={ListTree} />
        What went in
      </Button>
    ),
    panel: (results, playhead) =>
      isOpen && (
        <InputsPanel
          onClose={close}
          models={[...Map.groupBy(results, ({ view }) => view.modelId)].map(([modelId, own]) => {
            const { model } = own[0]!; // a group has one at least
            const inputs = inputsOf(
              snapshot,
              own.map(({ view }) => view.sent),
            );
            return {
              modelId,
              label: model.label,
              content: () => (
                <ModelInputs inputs={inputs} results={own} model={model}>
                  {inputs.references.map((reference) => (
                    <InputReference
                      key={reference.id}
                      reference={reference}
                      playhead={playhead}
                      isPlayed={playedIds.has(reference.id)}
                      onPlay={(isPlayed) =>
                        setPlayedIds((ids) => {
                          const others = [...ids].filter((id) => id !== reference.id);
                          return new Set(isPlayed ? [...others, reference.id] : others);
                        })
                      }
                    />
                  ))}
                </ModelInputs>
              ),
            };
          })}
        />
      ),
  };
}

function durationOf({ prompt, assets }: Snapshot, referenceId: string): number {
  const reference = prompt.references.find(({ id }) => id === referenceId);
  return assets.find(({ id }) => id === reference?.assetId)?.measured.durationMs ?? 0;
}
