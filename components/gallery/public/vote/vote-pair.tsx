"use client";

import "./vote.css";
import { type CSSProperties, type ReactNode, useMemo, useState } from "react";
import { Stage } from "#components/compare/stage/stage.tsx";
import { firstView } from "#components/compare/stage/stage-view.ts";
import { Transport } from "#components/compare/transport/transport.tsx";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { PlayerCell } from "#components/gallery/public/player/player-cell.tsx";
import { stageClips } from "#components/gallery/public/player/stage-clips.ts";
import { stageShape } from "#components/gallery/public/player/stage-shape.ts";
import { createStore } from "#components/state/store.ts";
import type { BareItem } from "#lib/domain/gallery/gallery-page.ts";

type VotePairProps = { items: readonly BareItem[]; mediaRoot: string; children: ReactNode };

/** "A" and "B" on one playhead; between them and the transport is what is asked. */
export function VotePair({ items, mediaRoot, children }: VotePairProps) {
  const clips = useMemo(
    () =>
      stageClips(items, mediaRoot, (_item, place) => {
        const letter = place === 0 ? "A" : "B";
        return { name: letter, sign: letter };
      }),
    [items, mediaRoot],
  );
  const playhead = useRoomPlayhead(clips);
  const [view] = useState(() => createStore(firstView));
  const [chosen, setChosen] = useState<string | null>(null);
  const [one, other] = clips;
  return (
    <>
      <div className="flex min-h-0 grow flex-col justify-center">
        <div
          className="vote-stage relative min-h-0 w-full shrink overflow-hidden"
          style={stageShape(clips, "pair") as CSSProperties} // React's type knows no custom properties
        >
          <Stage
            clips={clips}
            layout="pair"
            pair={one && other ? [one.id, other.id] : null}
            view={view}
            chosen={chosen}
            onChoose={setChosen}
            labelsPair={false}
            srcOf={({ src, compareSrc }) => compareSrc ?? src}
            cell={(clip, { src }) => (
              <PlayerCell
                {...{ clip, src, playhead }}
                mark={clip.sign ?? ""}
                isLetter
                isUnder={false}
                isOver={false}
              />
            )}
          />
        </div>
        {children}
      </div>
      <Transport
        playhead={playhead}
        clips={clips}
        chosen={clips.find(({ id }) => id === chosen) ?? one ?? null}
        notes={null}
        look="line"
      />
    </>
  );
}
