"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { refusalMessage } from "#components/state/messages.ts";
import { useKept } from "#components/state/kept.ts";
import { showToast } from "#components/ui/toast.ts";
import type { GenerationView } from "#lib/domain/generation/run-view.ts";
import { applySayings, openUnsavedSayings, type Saying, withoutSaying, withSaying } from "./sayings.ts";
import { sendSaying } from "./send-saying.ts";

type WithGenerations = { generations: readonly GenerationView[] };

/**
 * Generations with everything that was said of them, at once; what was said is sent in order, and stays with the
 * browser until the studio has confirmed it.
 */
export function useSayings(
  memberId: string,
  generations: readonly GenerationView[],
): { generations: readonly GenerationView[]; say: (saying: Saying) => void } {
  const client = useQueryClient();
  const [unsaved] = useState(() => openUnsavedSayings(memberId));
  const sayings = useKept(unsaved);

  const { mutate } = useMutation({
    mutationFn: sendSaying,
    scope: { id: "sayings" },
    retry: 4,
    onSuccess: async (outcome, saying) => {
      if (outcome.ok) {
        client.setQueriesData<WithGenerations>(
          { queryKey: ["run"] },
          (data) =>
            data && { ...data, generations: data.generations.map((view) => applySayings(view, [saying])) },
        );
        // An answer that was read before this was saved would show it gone, for good where nothing moves any more.
        await client.invalidateQueries({ queryKey: ["run"] });
      } else showToast({ title: refusalMessage(outcome), tone: "failed" });
      unsaved.update((all) => withoutSaying(all, saying));
    },
    onError: () =>
      showToast({
        title: "The studio cannot be reached.",
        detail:
          "What you said of the results is kept in this browser, and sent when the page is opened again.",
        tone: "failed",
      }),
  });

  // What an earlier page could not send.
  const isSent = useRef(false);
  useEffect(() => {
    if (isSent.current) return;
    isSent.current = true;
    for (const saying of unsaved.get()) mutate(saying);
  }, [unsaved, mutate]);

  const say = useCallback(
    (saying: Saying) => {
      unsaved.update((all) => withSaying(all, saying));
      mutate(saying);
    },
    [unsaved, mutate],
  );
  const said = useMemo(() => generations.map((view) => applySayings(view, sayings)), [generations, sayings]);
  return { generations: said, say };
}
