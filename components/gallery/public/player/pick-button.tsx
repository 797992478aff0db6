"use client";

import { Check } from "lucide-react";
import { useState, useTransition } from "react";
import { publicMessages, visitorWords } from "#components/gallery/public/messages.ts";
import { remember, useVisitorMemory, visitorId } from "#components/gallery/public/visitor-memory.ts";
import { pairKey } from "#components/gallery/public/vote/pick-pair.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { voteAction } from "#lib/actions/visitor-actions.ts";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";

type PickButtonProps = {
  id: PageItem["id"];
  /** Of its clip. */
  name: string;
  /** The clip beside it. */
  otherId: PageItem["id"];
  /** Null in a preview, where nothing is counted. */
  token: string | null;
};

/** Picks one of two clips that stand side by side; the other one's button picks that instead. */
export function PickButton({ id, name, otherId, token }: PickButtonProps) {
  const key = pairKey(id, otherId);
  const isPicked = useVisitorMemory().picks[key] === id;
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSending, startTransition] = useTransition();
  const press = () =>
    startTransition(async () => {
      if (token === null || isPicked) return;
      setTrouble(null);
      try {
        const input = {
          itemIds: [id, otherId] as [typeof id, typeof id],
          betterId: id,
          visitorId: visitorId(),
        };
        const answer = await voteAction({ token, input });
        if (!answer.ok) return setTrouble(refusalMessage(answer, visitorWords));
        remember(({ pairs, picks }) => ({
          pairs: [...pairs.filter((pair) => pair !== key), key],
          picks: { ...picks, [key]: id },
        }));
      } catch {
        setTrouble(unreachableMessage);
      }
    });
  const word = isPicked ? publicMessages.picked : publicMessages.pick;
  return (
    <>
      <Button
        aria-pressed={isPicked}
        aria-label={`${word}: ${name}`}
        busy={isSending}
        onClick={press}
        className="min-w-28 border-edge! bg-panel! text-13! hover:border-text! aria-pressed:border-transparent! aria-pressed:bg-text! aria-pressed:text-ground!"
      >
        {isPicked && <Icon of={Check} />}
        {word}
      </Button>
      {trouble && (
        <p role="alert" className="order-last basis-full text-12 text-failed">
          {trouble}
        </p>
      )}
    </>
  );
}
