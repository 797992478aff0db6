"use client";

import { Heart } from "lucide-react";
import { useState, useTransition } from "react";
import { createStore, useStored } from "#components/state/store.ts";
import { refusalMessage, unreachableMessage } from "#components/state/messages.ts";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { heartAction } from "#lib/actions/visitor-actions.ts";
import type { PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { publicMessages, visitorWords } from "./messages.ts";
import { remember, useVisitorMemory, visitorId } from "./visitor-memory.ts";

type HeartButtonProps = {
  item: Pick<PageItem, "id" | "heartCount">;
  /** Of its clip. */
  name: string;
  /** Null in a preview, where nothing is counted. */
  token: string | null;
};

/** As the studio counted them since the page was opened: a clip has its heart on the sheet and on the screen. */
const counts = createStore<Readonly<Record<string, number>>>({});

/** A heart for a clip, and how many it has. A second press takes it back. */
export function HeartButton({ item: { id, heartCount }, name, token }: HeartButtonProps) {
  const isGiven = useVisitorMemory().hearts.includes(id);
  const count = useStored(counts, (all) => all[id] ?? heartCount);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSending, startTransition] = useTransition();
  const press = () =>
    startTransition(async () => {
      if (token === null) return;
      setTrouble(null);
      try {
        const input = { itemId: id, visitorId: visitorId(), isGiven: !isGiven };
        const answer = await heartAction({ token, input });
        if (!answer.ok) return setTrouble(refusalMessage(answer, visitorWords));
        counts.update((before) => ({ ...before, [id]: answer.count }));
        remember(({ hearts }) => ({
          hearts: isGiven ? hearts.filter((one) => one !== id) : [...hearts, id],
        }));
      } catch {
        setTrouble(unreachableMessage);
      }
    });
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        aria-pressed={isGiven}
        aria-label={publicMessages.heart(name, count)}
        busy={isSending}
        onClick={press}
        className="needs-script tabular aria-pressed:[&>svg]:text-[oklch(0.55_0.2_25)] aria-disabled:border-transparent aria-disabled:bg-transparent"
      >
        <Icon of={Heart} className={isGiven ? "fill-current" : ""} />
        {count > 0 && count}
      </Button>
      {trouble && (
        <p role="alert" className="order-last basis-full px-2.5 text-12 text-failed">
          {trouble}
        </p>
      )}
    </>
  );
}
