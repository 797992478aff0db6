"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import * as z from "zod/mini";
import type { ClipVerdicts } from "./clip-verdicts.ts";
import { refusalMessage, type RefusedAction } from "#components/state/messages.ts";
import { type Kept, openKept, useKept } from "#components/state/kept.ts";
import { showToast } from "#components/ui/toast.ts";
import { type Verdict, verdictSchema, verdictText } from "#lib/domain/judgement/verdict.ts";

type Change = { clipId: string; verdict: Verdict };

type KeptVerdictsOptions = {
  /** Under which the browser keeps what is not confirmed yet. */
  place: string;
  /** As the studio has them, by the clips' ids. */
  kept: Readonly<Record<string, Verdict | null>>;
  /** What the clips are called. */
  names: Readonly<Record<string, string>>;
  save: (clipId: string, verdict: Verdict) => Promise<{ ok: true } | RefusedAction>;
  words?: Readonly<Record<string, string>>;
};

const nothing: Verdict = { choice: null, stars: null };

/** By a clip's id: the verdict that is not confirmed. */
type UnsavedVerdicts = Readonly<Record<string, Verdict>>;

export function openUnsavedVerdicts(place: string): Kept<UnsavedVerdicts> {
  return openKept<UnsavedVerdicts>({
    key: place,
    schema: z.record(z.string(), verdictSchema),
    fallback: {},
    what: "What you said of these clips, kept in this browser,",
  });
}

/**
 * Verdicts that show at once, are sent in order, and stay with the browser until the studio has confirmed them; each can be
 * taken back. `settled` waits until all so far are confirmed, or given up for now.
 */
export function useKeptVerdicts(
  options: KeptVerdictsOptions,
): ClipVerdicts & { settled: () => Promise<void> } {
  const { place, names, save, words } = options;
  const [unsaved] = useState(() => openUnsavedVerdicts(place));
  const pending = useKept(unsaved);
  const [kept, setKept] = useState(options.kept);
  const sending = useRef(new Set<Promise<unknown>>());
  const changes = useRef<{ clipId: string; before: Verdict }[]>([]);

  const { mutateAsync } = useMutation({
    mutationFn: ({ clipId, verdict }: Change) => save(clipId, verdict),
    scope: { id: place },
    retry: 4,
    onSuccess: (outcome, { clipId, verdict }) => {
      if (outcome.ok) setKept((all) => ({ ...all, [clipId]: verdict }));
      else showToast({ title: refusalMessage(outcome, words), tone: "failed" });
      unsaved.update((all) => (isSame(all[clipId], verdict) ? without(all, clipId) : all));
    },
    onError: () =>
      showToast({
        title: "The studio cannot be reached.",
        detail: "What you said is kept in this browser, and sent when the page is opened again.",
        tone: "failed",
      }),
  });
  const send = useCallback(
    (change: Change) => {
      const sent = mutateAsync(change)
        .catch(() => undefined) // told by onError
        .finally(() => sending.current.delete(sent));
      sending.current.add(sent);
    },
    [mutateAsync],
  );

  // What an earlier page could not send.
  const isResent = useRef(false);
  useEffect(() => {
    if (isResent.current) return;
    isResent.current = true;
    for (const [clipId, verdict] of Object.entries(unsaved.get())) send({ clipId, verdict });
  }, [unsaved, send]);

  const of = (clipId: string) => pending[clipId] ?? kept[clipId] ?? nothing;
  const set = (clipId: string, verdict: Verdict) => {
    unsaved.update((all) => ({ ...all, [clipId]: verdict }));
    send({ clipId, verdict });
  };
  const takeBack = (change: (typeof changes.current)[number]) => {
    changes.current = changes.current.filter((other) => other !== change);
    set(change.clipId, change.before);
    showToast({ id: "verdict", title: `${names[change.clipId]}: ${verdictText(change.before)} again` });
  };
  return {
    of: (clipId) => (isNothing(of(clipId)) ? null : of(clipId)),
    change: (clipId, verdict) => {
      const change = { clipId, before: of(clipId) };
      changes.current.push(change);
      set(clipId, verdict ?? nothing);
      showToast({
        id: "verdict",
        title: `${names[clipId]}: ${verdictText(verdict ?? nothing)}`,
        action: { label: "Undo", onClick: () => changes.current.includes(change) && takeBack(change) },
      });
    },
    undo: () => {
      const latest = changes.current.at(-1);
      if (latest) takeBack(latest);
      else showToast({ title: "There is no verdict to take back." });
    },
    settled: async () => {
      await Promise.all(sending.current);
    },
  };
}

/** Another tab may have read it anew since it was given. */
const isSame = (one: Verdict | undefined, other: Verdict) =>
  one?.choice === other.choice && one.stars === other.stars;
const isNothing = ({ choice, stars }: Verdict) => choice === null && stars === null;

function without(all: UnsavedVerdicts, clipId: string): UnsavedVerdicts {
  return Object.fromEntries(Object.entries(all).filter(([id]) => id !== clipId));
}
