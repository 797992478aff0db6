"use client";

import "./vote.css";
import { ChevronLeft } from "lucide-react";
import { lazy, Suspense } from "react";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { Icon } from "#components/ui/icon.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { useIsAlive } from "#components/state/use-is-alive.ts";
import type { BareItem } from "#lib/domain/gallery/gallery-page.ts";

const VoteRoom = lazy(() => import("./vote-room.tsx"));

type VotePageProps = { items: readonly BareItem[]; mediaRoot: string; token: string };

/** Two clips without their names, one question. The page is told of no clip more than what is seen and heard. */
export function VotePage({ items, mediaRoot, token }: VotePageProps) {
  const isAlive = useIsAlive(); // the pair is drawn by chance in the browser
  return (
    <main className="vote-page flex h-dvh min-h-[30rem] flex-col bg-screen text-text scheme-dark">
      <header className="flex min-h-12 items-center gap-2 px-3 sm:px-4">
        <a
          href={`/g/${token}`}
          aria-label={publicMessages.back}
          data-tooltip={publicMessages.back}
          className={buttonClass("quiet", "small", "min-w-8 px-0! pointer-coarse:min-w-11")}
        >
          <Icon of={ChevronLeft} size={20} />
        </a>
        <h1 className="min-w-0 text-14 font-semibold">{publicMessages.namesHidden}</h1>
      </header>
      {isAlive && (
        <Suspense>
          <VoteRoom items={items} mediaRoot={mediaRoot} token={token} />
        </Suspense>
      )}
      <noscript>
        <p className="px-4 py-6 text-14 text-quiet sm:px-6">{publicMessages.needsScripts}</p>
      </noscript>
    </main>
  );
}
