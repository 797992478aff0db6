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

type VotePairProps = {
  items: readonly BareItem[];
  mediaRoot: string;
  /** Stands right under the picture of the clip at this place, 0 or 1. */
  under: (place: number) => ReactNode;
  children: ReactNode;
};

/** As high as a button with its air: 3.5 rem, as the stylesheet has it. */
const footPx = 56;

/** "A" and "B" on one playhead, each with its answer under it; between them and the transport are the answers that are neither's. */
export function VotePair({ items, mediaRoot, under, children }: VotePairProps) {
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
            footPx={footPx}
            srcOf={({ src, compareSrc }) => compareSrc ?? src}
            cell={(clip, { src }) => (
              <>
                <PlayerCell
                  {...{ clip, src, playhead }}
                  mark={clip.sign ?? ""}
                  isLetter
                  isUnder={false}
                  isOver={false}
                />
                <div className="absolute inset-x-0 top-full flex h-14 items-center justify-center px-3">
                  {under(clip === one ? 0 : 1)}
                </div>
              </>
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
