"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Select } from "#components/ui/select.tsx";
import {
  periods,
  referenceFilters,
  type ScoreFilter,
  scoreFilterSchema,
  type ScoreOrder,
} from "#lib/domain/judgement/scoreboard.ts";
import { scoreMessages } from "./messages.ts";
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
    <div aria-busy={isLoading} className="flex min-w-0 flex-1 flex-wrap gap-2">
      <Select
        label={scoreMessages.period}
        labelHidden
        className="min-w-28 flex-1 sm:w-36"
        options={periods.map((value) => ({ value, label: scoreMessages.periods[value] }))}
        value={chosen.period}
        onChange={(event) => choose({ period: event.target.value })}
      />
      <Select
        label={scoreMessages.references}
        labelHidden
        className="min-w-28 flex-1 sm:w-40"
        options={referenceFilters.map((value) => ({ value, label: scoreMessages.referenceFilters[value] }))}
        value={chosen.references}
        onChange={(event) => choose({ references: event.target.value })}
      />
    </div>
  );
}
