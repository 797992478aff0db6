"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useMemo } from "react";
import type { RunView } from "#lib/domain/run-view.ts";
import { runQuery } from "#lib/queries/run-query.ts";
import { GenerationCard } from "./generation-card.tsx";
import { generationNames } from "./generation-names.ts";
import type { ModelFacts } from "./model-facts.ts";
import { RunHeader } from "./run-header.tsx";
import { unknownModel } from "./unknown-model.ts";
import { useStatusAnnouncements } from "./use-status-announcements.ts";

/** More living video elements than this slow a page down. */
const eagerMax = 12;

type RunScreenProps = { initial: RunView; models: Readonly<Record<string, ModelFacts>> };

/** The screening room: one card per generation, alive until everything has ended. */
export function RunScreen({ initial, models }: RunScreenProps) {
  const { data: run, isError } = useQuery({ ...runQuery(initial.id), initialData: initial });
  const names = useMemo(
    () => generationNames(run.generations, (modelId) => models[modelId]?.label ?? modelId),
    [run.generations, models],
  );
  useStatusAnnouncements(run.generations, names);
  const backdrop = run.snapshot.prompt.references.find(({ kind, assetId }) => kind !== "audio" && assetId);
  return (
    <div className="w-full px-4 py-6 sm:px-6">
      <RunHeader run={run} />
      {isError && (
        <output className="mb-4 block text-13 text-quiet">
          The studio cannot be reached just now. What stands here may be old; it is asked again.
        </output>
      )}
      <div
        className={clsx(
          "grid gap-x-6 gap-y-10",
          run.generations.length === 1 ? "mx-auto max-w-5xl" : "md:grid-cols-2",
          run.generations.length > 4 && "2xl:grid-cols-3",
        )}
      >
        {run.generations.map((view, index) => (
          <GenerationCard
            key={view.id}
            run={run}
            view={view}
            model={models[view.modelId] ?? unknownModel(view.modelId)}
            name={names.get(view.id) ?? view.modelId}
            backdrop={backdrop?.assetId ?? null}
            isEager={index < eagerMax}
          />
        ))}
      </div>
    </div>
  );
}
