"use client";

import { useState, useTransition } from "react";
import { LiveRegion } from "#components/state/live-region.tsx";
import { PageLayers } from "#components/state/page-layers.tsx";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { remember, useVisitorMemory, visitorId } from "#components/gallery/public/visitor-memory.ts";
import { visitorWords } from "#components/gallery/public/visitor-words.ts";
import { voteAction } from "#lib/actions/visitor-actions.ts";
import type { BareItem } from "#lib/domain/gallery/gallery-page.ts";
import { PairRoom } from "./pair-room.tsx";
import { pairKey, pickPair } from "./pick-pair.ts";

type VoteRoomProps = { items: readonly BareItem[]; mediaRoot: string; token: string };

/** Draws pairs and asks. A default export because React.lazy asks for one. */
export default function VoteRoom({ items, mediaRoot, token }: VoteRoomProps) {
  const { pairs } = useVisitorMemory();
  const draw = (compared: readonly string[]) =>
    pickPair(
      items.map(({ id }) => id),
      new Set(compared),
      randomBelow,
    );
  const [pair, setPair] = useState(() => draw(pairs));
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSending, startTransition] = useTransition();
  if (!pair)
    return <p className="px-4 py-6 text-14 text-quiet sm:px-6">You have compared every pair. Thank you.</p>;
  const key = pairKey(...pair);
  const vote = (betterId: BareItem["id"] | null) =>
    startTransition(async () => {
      setTrouble(null);
      try {
        const input = { itemIds: pair, betterId, visitorId: visitorId() };
        const answer = await voteAction({ token, input });
        if (!answer.ok) return setTrouble(refusalMessage(answer, visitorWords));
        remember((memory) => ({ pairs: [...memory.pairs, key] }));
        setPair(draw([...pairs, ...skipped, key]));
      } catch {
        setTrouble(unreachableMessage);
      }
    });
  const skip = () => {
    setSkipped([...skipped, key]);
    setPair(draw([...pairs, ...skipped, key]));
  };
  return (
    <PageLayers>
      <section aria-label="Your choice" className="flex flex-wrap items-center gap-2 px-4 pt-4 sm:px-6">
        <Button variant="primary" busy={isSending} onClick={() => vote(pair[0])}>
          A is better
        </Button>
        <Button variant="primary" busy={isSending} onClick={() => vote(pair[1])}>
          B is better
        </Button>
        <Button busy={isSending} onClick={() => vote(null)}>
          No difference
        </Button>
        <Button variant="quiet" busy={isSending} onClick={skip}>
          Another pair
        </Button>
        {trouble && (
          <p role="alert" className="text-13 text-failed">
            {trouble}
          </p>
        )}
      </section>
      <PairRoom
        key={pair.join()}
        items={pair.flatMap((id) => items.find((item) => item.id === id) ?? [])}
        mediaRoot={mediaRoot}
      />
      <LiveRegion />
    </PageLayers>
  );
}

function randomBelow(limit: number): number {
  return Math.floor(Math.random() * limit);
}
