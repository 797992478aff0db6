"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import type { BareItem } from "#lib/domain/gallery/gallery-page.ts";

const VoteRoom = lazy(() => import("./vote-room.tsx"));

type VotePageProps = { items: readonly BareItem[]; mediaRoot: string; token: string };

/** Two clips without their names, one question. The page is told of no clip more than what is seen and heard. */
export function VotePage({ items, mediaRoot, token }: VotePageProps) {
  const isAlive = useSyncExternalStore(neverChanges, onTheClient, onTheServer); // the pair is drawn by chance in the browser
  return (
    <main className="flex min-h-dvh flex-col bg-screen text-text scheme-dark">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 pt-6 sm:px-6">
        <h1 className="text-20 font-semibold">Which is better?</h1>
        <p className="grow text-13 text-quiet">Two clips, and nobody says whose they are.</p>
        <a href={`/g/${token}`} className="text-13 text-quiet underline hover:text-text">
          Back to the gallery
        </a>
      </header>
      {isAlive && (
        <Suspense>
          <VoteRoom items={items} mediaRoot={mediaRoot} token={token} />
        </Suspense>
      )}
      <noscript>
        <p className="px-4 py-6 text-14 text-quiet sm:px-6">
          Comparing needs scripts, which this browser does not run.
        </p>
      </noscript>
    </main>
  );
}

const neverChanges = () => () => {};
const onTheClient = () => true;
const onTheServer = () => false;
