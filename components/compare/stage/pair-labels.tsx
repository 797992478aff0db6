import type { ReactNode } from "react";
import { withClipAt } from "#components/compare/room-state.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import type { CellPlace } from "./cell-place.ts";
import { ClipLabel } from "./clip-label.tsx";
import type { Placement, StageSpace } from "./placement.ts";
import { placeStyle } from "./place-style.ts";

type PairLabelsProps = {
  clips: readonly StageClip[];
  pair: readonly [string, string];
  kind: "pair" | "over";
  chosen: string | null;
  cells: Placement["cells"];
  space: StageSpace;
  isTouched: boolean;
  labelsPair: boolean;
  /** Null: the labels only name their clips. */
  onPair: ((pair: readonly [string, string]) => void) | null;
  mark: ((clip: StageClip) => ReactNode) | undefined;
  overBar: ((clip: StageClip, place: CellPlace) => ReactNode) | undefined;
};

/** Which two clips are compared, on their pictures; and what can be done with each where one lies over the other. */
export function PairLabels(props: PairLabelsProps) {
  const { clips, pair, kind, chosen, cells, space, isTouched, labelsPair, onPair, mark, overBar } = props;
  const inHand = pair.find((id) => id === chosen) ?? pair[0];
  return pair.map((id, at) => {
    const clip = clips.find((one) => one.id === id);
    const placed = cells.get(id);
    const which = at === 0 ? 0 : 1;
    if (!clip || !placed) return null;
    return (
      <div key={which} className="stage-labelled" style={placeStyle(placed.rect, space, 0, false)}>
        {labelsPair && (
          <ClipLabel
            place={which}
            clip={clip}
            clips={clips}
            onPick={onPair && ((next) => onPair(withClipAt(pair, which, next)))}
            mark={mark?.(clip)}
          />
        )}
        {kind === "over" && overBar && (!isTouched || id === inHand) && (
          <OverBar place={which} isTouched={isTouched}>
            {overBar(clip, {
              number: clips.indexOf(clip) + 1,
              src: null,
              isChosen: true,
              size: "large",
              isOver: true,
              bar: isTouched ? "below" : "over",
            })}
          </OverBar>
        )}
      </div>
    );
  });
}

/** What can be done with one of two pictures over each other: on its half, or for fingers under both. */
function OverBar({ place, isTouched, children }: { place: 0 | 1; isTouched: boolean; children: ReactNode }) {
  return (
    <div
      className="cell stage-over-bar"
      data-no-press=""
      data-place={place === 0 ? "first" : "second"}
      data-face="film"
      data-size="large"
      data-bar={isTouched ? "below" : "over"}
    >
      {children}
    </div>
  );
}
