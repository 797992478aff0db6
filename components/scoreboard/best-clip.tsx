"use client";

import Link from "next/link";
import { PassingFilm } from "#components/ui/passing-film.tsx";
import { Still } from "#components/ui/still.tsx";
import { usePassing } from "#components/ui/use-passing.ts";
import type { BestKept } from "#lib/domain/judgement/scoreboard.ts";
import { scoreMessages } from "./messages.ts";

/** The still of a model's best clip. It plays without sound while a pointer or the focus rests on it, and opens large in its run. */
export function BestClip({ best, label }: { best: BestKept; label: string }) {
  const { isWanted, handlers } = usePassing();
  const media = `/media/a/${best.assetId}`;
  return (
    <Link
      href={`/runs/${best.runId}?solo=${best.generationId}`}
      prefetch={false}
      aria-label={scoreMessages.bestClip(label)}
      className="absolute inset-0 -outline-offset-2!"
      {...handlers}
    >
      <Still src={`${media}/poster`} alt="" className="size-full object-cover" loading="lazy" />
      {isWanted && <PassingFilm src={best.hasCopy ? `${media}/compare` : media} className="object-cover" />}
    </Link>
  );
}
