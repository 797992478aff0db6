"use client";

import { useEffect, useRef } from "react";
import { announce } from "#components/state/announce.ts";
import type { Status } from "#lib/domain/generation/generation.ts";
import { statusWord } from "#lib/domain/generation/messages.ts";
import type { GenerationId } from "#lib/domain/base/id.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";

/** Says each change of a status once; several at the same look are one announcement. */
export function useStatusAnnouncements(
  generations: readonly GenerationView[],
  names: ReadonlyMap<GenerationId, string>,
): void {
  const seen = useRef<ReadonlyMap<GenerationId, Status> | null>(null);
  useEffect(() => {
    const before = seen.current;
    seen.current = new Map(generations.map(({ id, status }) => [id, status]));
    const changed = before ? generations.filter(({ id, status }) => before.get(id) !== status) : [];
    if (changed.length > 0)
      announce(changed.map(({ id, status }) => `${names.get(id)}: ${statusWord[status]}`).join(". "));
  }, [generations, names]);
}
