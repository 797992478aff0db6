"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Select, type SelectOption } from "#components/ui/select.tsx";
import { type ScoreFilter, scoreFilterSchema, type ScoreOrder } from "#lib/domain/judgement/scoreboard.ts";
import { scoreAddress } from "./score-address.ts";

type ScoreboardFiltersProps = { filter: ScoreFilter; order: ScoreOrder };

/** Which generations count: the address says it, so that a selection can be kept and sent. */
export function ScoreboardFilters({ filter, order }: ScoreboardFiltersProps) {
  const router = useRouter();
  const [isLoading, startTransition] = useTransition();
  // A second choice may come before the first one's page, and must not undo it.
  const [chosen, setChosen] = useOptimistic(filter);
  const choose = (change: Record<string, string>) => {
    const next = scoreFilterSchema.parse({ ...chosen, ...change });
    startTransition(() => {
      setChosen(next);
      router.replace(`/scoreboard${scoreAddress(next, order)}`, { scroll: false });
    });
  };
  return (
    <div aria-busy={isLoading} className="mb-6 grid max-w-md grid-cols-2 gap-3">
      <Select
        label="Period"
        options={periodOptions}
        value={chosen.period}
        onChange={(event) => choose({ period: event.target.value })}
      />
      <Select
        label="References"
        options={referenceOptions}
        value={chosen.references}
        onChange={(event) => choose({ references: event.target.value })}
      />
    </div>
  );
}

const periodOptions: readonly (SelectOption & { value: ScoreFilter["period"] })[] = [
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
  { value: "90", label: "Last 90 days" },
  { value: "all", label: "All time" },
];

const referenceOptions: readonly (SelectOption & { value: ScoreFilter["references"] })[] = [
  { value: "any", label: "Any" },
  { value: "image", label: "With images" },
  { value: "video", label: "With videos" },
  { value: "audio", label: "With sounds" },
  { value: "none", label: "Without any" },
];
