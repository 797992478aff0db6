"use client";

import { useState } from "react";
import * as z from "zod/mini";
import { type Kept, openKept, useKept } from "#components/state/kept.ts";
import type { OutboxOptions } from "#components/state/outbox.ts";
import type { Store } from "#components/state/store.ts";
import { useOutbox } from "#components/state/use-outbox.ts";
import type { BlindComparisonId, MemberId } from "#lib/domain/base/id.ts";
import { type Verdict, verdictSchema } from "#lib/domain/judgement/verdict.ts";
import type { ClipVerdicts } from "./clip-verdicts.ts";
import { useVerdicts } from "./use-verdicts.ts";
import { feedbackMessages } from "./messages.ts";

type Change = { clipId: string; verdict: Verdict };

type KeptVerdictsOptions = Pick<OutboxOptions<Change>, "post" | "words"> & {
  /** Under which the browser keeps what is not confirmed yet. */
  place: UnsavedPlace;
  /** As the studio has them, by the clips' ids. */
  kept: Readonly<Record<string, Verdict | null>>;
  /** What the clips are called. */
  names: Readonly<Record<string, string>>;
};

/** By a clip's id: the verdict that is not confirmed. */
type UnsavedVerdicts = Readonly<Record<string, Verdict>>;

/** Verdicts of one comparison: those given while names are hidden, or those given since. */
export type UnsavedPlace = {
  memberId: MemberId;
  kind: "hidden" | "open";
  comparisonId: BlindComparisonId;
};

const keyOf = ({ memberId, kind, comparisonId }: UnsavedPlace) =>
  `triptych unsaved ${kind} verdicts ${memberId} ${comparisonId}`;

export function openUnsavedVerdicts(place: UnsavedPlace): Kept<UnsavedVerdicts> {
  return openKept<UnsavedVerdicts>({
    key: keyOf(place),
    formerKey: `triptych unsaved ${place.kind} verdicts ${place.comparisonId}`,
    schema: z.record(z.string(), verdictSchema),
    fallback: {},
    what: feedbackMessages.keptOfClips,
  });
}

/** Verdicts that show at once, and are in an outbox until the studio has confirmed them; `send` says whether it has all so far. */
export function useKeptVerdicts({
  place,
  kept,
  names,
  ...options
}: KeptVerdictsOptions): ClipVerdicts & { send: () => Promise<boolean> } {
  const [unsaved] = useState(() => openUnsavedVerdicts(place));
  const [saved, setSaved] = useState(kept);
  const pending = useKept(unsaved);
  const { give, send } = useOutbox<Change>({
    ...options,
    name: keyOf(place),
    kept: changesIn(unsaved),
    keyOf: ({ clipId }) => clipId,
    onSaved: ({ clipId, verdict }) => setSaved((all) => ({ ...all, [clipId]: verdict })),
  });
  const verdicts = useVerdicts({
    of: (clipId) => {
      const verdict = pending[clipId] ?? saved[clipId];
      return verdict && (verdict.choice ?? verdict.stars) !== null ? verdict : null;
    },
    nameOf: (clipId) => names[clipId] ?? "",
    give: (clipId, verdict) => give({ clipId, verdict }),
  });
  return { ...verdicts, send };
}

function changesIn(unsaved: Kept<UnsavedVerdicts>): Store<readonly Change[]> {
  const list = (all: UnsavedVerdicts) =>
    Object.entries(all).map(([clipId, verdict]): Change => ({ clipId, verdict }));
  return {
    get: () => list(unsaved.get()),
    update: (change) =>
      unsaved.update((all) =>
        Object.fromEntries(change(list(all)).map(({ clipId, verdict }) => [clipId, verdict])),
      ),
    subscribe: unsaved.subscribe,
  };
}
