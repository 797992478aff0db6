"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { RunView } from "#lib/domain/run-view.ts";
import { runQuery } from "#lib/queries/run-query.ts";
import { GenerationCard } from "./generation-card.tsx";
import { generationNames } from "./generation-names.ts";
import type { ModelFacts } from "./model-facts.ts";
import { pictureSize } from "./picture-size.ts";
import { RunHeader } from "./run-header.tsx";
import { ScreeningRows } from "./screening-rows.tsx";
import { unknownModel } from "./unknown-model.ts";
import { useStatusAnnouncements } from "./use-status-announcements.ts";

/** More living video elements than this slow a page down. */
const eagerMax = 12;

type RunScreenProps = { initial: RunView; models: Readonly<Record<string, ModelFacts>> };

/** The screening room: one card per generation, alive until everything has ended. It is dark in either theme. */
export function RunScreen({ initial, models }: RunScreenProps) {
  const { data: run, isError } = useQuery({ ...runQuery(initial.id), initialData: initial });
  const names = useMemo(
    () => generationNames(run.generations, (modelId) => models[modelId]?.label ?? modelId),
    [run.generations, models],
  );
  useStatusAnnouncements(run.generations, names);
  const backdrop = run.snapshot.prompt.references.find(({ kind, assetId }) => kind !== "audio" && assetId);
  return (
    <div className="w-full grow bg-screen px-4 py-6 text-text scheme-dark sm:px-6">
      <RunHeader run={run} />
      {isError && (
        <output className="mb-4 block text-13 text-quiet">
          The studio cannot be reached just now. What stands here may be old; it is asked again.
        </output>
      )}
      <ScreeningRows
        cards={run.generations.map((view, index) => {
          const model = models[view.modelId] ?? unknownModel(view.modelId);
          const { widthPx, heightPx } = pictureSize(view, model);
          return {
            key: view.id,
            ratio: widthPx / heightPx,
            card: (
              <GenerationCard
                run={run}
                view={view}
                model={model}
                name={names.get(view.id) ?? view.modelId}
                backdrop={backdrop?.assetId ?? null}
                isEager={index < eagerMax}
              />
            ),
          };
        })}
      />
    </div>
  );
}
