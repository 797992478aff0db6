"use client";

import { useState, useTransition } from "react";
import { LiveRegion } from "#components/state/live-region.tsx";
import { PageLayers } from "#components/state/page-layers.tsx";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { remember, useVisitorMemory, visitorId } from "#components/gallery/public/visitor-memory.ts";
import { publicMessages, visitorWords } from "#components/gallery/public/messages.ts";
import { voteAction } from "#lib/actions/visitor-actions.ts";
import type { BareItem } from "#lib/domain/gallery/gallery-page.ts";
import { pairKey, pickPair } from "./pick-pair.ts";
import { VotePair } from "./vote-pair.tsx";

type VoteRoomProps = { items: readonly BareItem[]; mediaRoot: string; token: string };

/** Draws pairs and asks. A default export because React.lazy asks for one. */
export default function VoteRoom({ items, mediaRoot, token }: VoteRoomProps) {
  const { pairs } = useVisitorMemory();
  const ids = items.map(({ id }) => id);
  const draw = (compared: readonly string[]) => pickPair(ids, new Set(compared), randomBelow);
  const [pair, setPair] = useState(() => draw(pairs));
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSending, startTransition] = useTransition();
  if (!pair)
    return <p className="grid grow place-items-center px-4 text-16 text-quiet">{publicMessages.votedAll}</p>;
  const key = pairKey(...pair);
  const hasOthers = pickPair(ids, new Set([...pairs, key]), () => 0) !== null;
  /** One that was neither compared nor skipped; where there is none, one of those that were skipped. */
  const drawNext = () => draw([...pairs, ...skipped, key]) ?? draw([...pairs, key]);
  const vote = (betterId: BareItem["id"] | null) =>
    startTransition(async () => {
      setTrouble(null);
      try {
        const input = { itemIds: pair, betterId, visitorId: visitorId() };
        const answer = await voteAction({ token, input });
        if (!answer.ok) return setTrouble(refusalMessage(answer, visitorWords));
        remember((memory) => ({ pairs: [...memory.pairs, key] }));
        setPair(drawNext());
      } catch {
        setTrouble(unreachableMessage);
      }
    });
  const skip = () => {
    setSkipped([...skipped, key]);
    setPair(drawNext());
  };
  return (
    <PageLayers>
      <VotePair
        key={pair.join()}
        items={pair.flatMap((id) => items.find((item) => item.id === id) ?? [])}
        mediaRoot={mediaRoot}
        under={(place) => (
          <Button className={better} busy={isSending} onClick={() => vote(pair[place === 0 ? 0 : 1])}>
            {publicMessages.better(place === 0 ? "A" : "B")}
          </Button>
        )}
      >
        <section
          aria-label={publicMessages.yourChoice}
          className="flex flex-wrap items-center justify-center gap-1 px-3 pb-2 sm:px-4"
        >
          <Button variant="quiet" busy={isSending} onClick={() => vote(null)}>
            {publicMessages.noDifference}
          </Button>
          {hasOthers && (
            <Button variant="quiet" busy={isSending} onClick={skip}>
              {publicMessages.anotherPair}
            </Button>
          )}
          {trouble && (
            <p role="alert" className="basis-full text-center text-13 text-failed">
              {trouble}
            </p>
          )}
        </section>
      </VotePair>
      <LiveRegion />
    </PageLayers>
  );
}

/** Under its picture, near-white: neither of the two is put first. */
const better =
  "w-full max-w-56 min-h-10! border-transparent! bg-text! font-semibold! text-screen! hover:bg-[oklch(1_0_0)]!";

function randomBelow(limit: number): number {
  return Math.floor(Math.random() * limit);
}
