"use client";

import "./stage.css";
import { type ReactNode, useEffect, useRef } from "react";
import { roomMessages } from "#components/compare/messages.ts";
import { useSize } from "#components/compare/use-size.ts";
import type { Layout } from "#components/compare/layout.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { useMediaQuery, useNarrow } from "#components/state/media-queries.ts";
import type { CellPlace } from "./cell-place.ts";
import { OwnPicture } from "./own-picture.tsx";
import { PairLabels } from "./pair-labels.tsx";
import { place } from "./place.ts";
import type { Placed, StageSpace } from "./placement.ts";
import { placeStyle } from "./place-style.ts";
import type { ViewStore } from "./stage-view.ts";
import { useApplied } from "./use-applied.ts";
import { useFlip } from "./use-flip.ts";
import { useListedTop } from "./use-listed-top.ts";
import { useSeen } from "./use-seen.ts";
import { useStageGestures } from "./use-stage-gestures.ts";
import { useStagePresses } from "./use-stage-presses.ts";
import { WipeEdge } from "./wipe-edge.tsx";

/** More living films than these slow a page down. */
const aliveMax = 12;

type StageProps = {
  clips: readonly StageClip[];
  layout: Layout;
  /** The two clips of every layout but the grid; the first lies under the second. */
  pair: readonly [string, string] | null;
  view: ViewStore;
  /** The film that a clip plays. */
  srcOf: (clip: StageClip) => string | null;
  cell: (clip: StageClip, place: CellPlace) => ReactNode;
  /** The clip that keys speak of. */
  chosen: string | null;
  onChoose: (clipId: string) => void;
  /** A note is being written on this clip: presses and steps lead to no other. */
  held?: string | null;
  /** The chosen clip fills the stage. */
  isSolo?: boolean;
  /** Without it a click chooses a clip and no more. */
  onSolo?: (isSolo: boolean) => void;
  /** A double click; nothing without it. */
  onFull?: () => void;
  /** The labels on a pair choose its clips; without it they only name them. */
  onPair?: (pair: readonly [string, string]) => void;
  /** On the label of a clip of a pair, behind its name: its verdict. */
  mark?: (clip: StageClip) => ReactNode;
  /** What can be done with one of two pictures over each other, whose cells hold nothing but the picture. */
  overBar?: (clip: StageClip, place: CellPlace) => ReactNode;
  /** It has the focus from the beginning. */
  takesFocus?: boolean;
  /** Whether the two pictures of a pair are labelled by the stage. */
  labelsPair?: boolean;
  /** Whether cells have a toolbar: where fingers work it, it stands under the picture. */
  hasBars?: boolean;
  /** Room that is kept free under every picture, in pixels at the usual text size. */
  footPx?: number;
};

/**
 * The pictures in their layout, an article for each. It fills the box that it is put into, whatever that is, and asks for no
 * playhead, keys or verdicts: what an article holds is given to it.
 */
export function Stage(props: StageProps) {
  const { clips, layout, pair, view, srcOf, cell, chosen, onChoose, isSolo = false } = props;
  const { onSolo, onFull, onPair, mark, overBar, labelsPair = true } = props;
  const { hasBars = false, takesFocus = false, held = null } = props;
  const stage = useRef<HTMLElement>(null);
  const size = useSize(stage);
  const isNarrow = useNarrow();
  const isTouched = useMediaQuery("(pointer: coarse)", false);
  const footPx = (hasBars && isTouched ? barPx : (props.footPx ?? 0)) * (size?.textScale ?? 1);
  const space: StageSpace = { ...(size ?? likelySize), footPx };
  const { kind, cells, own } = place(clips, { layout, pair, chosen, isSolo, isNarrow }, space);
  const first = chosen !== null && cells.has(chosen) ? chosen : (cells.keys().next().value ?? null);
  /** Where all are alike, none stands out before somebody chooses. */
  const shownAsChosen =
    clips.length === 1 || kind === "list" || kind === "lead" || kind === "solo" ? first : chosen;
  const seen = useSeen(stage, `${kind} ${[...cells.keys()].join(" ")}`, kind === "list");
  const alive = new Set(
    clips
      .filter(({ id, src }) => src !== null && cells.has(id) && seen.has(id))
      .slice(0, aliveMax)
      .map(({ id }) => id),
  );

  useEffect(() => {
    if (takesFocus) stage.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  useApplied(stage, view);
  useFlip(
    stage,
    kind === "list" || kind === "over" ? "" : `${kind} ${kind === "grid" ? "" : first} ${clips.length}`,
  );
  useStageGestures(
    stage,
    view,
    useStagePresses({ stage, kind, clips, shown: cells, first, held, onChoose, onSolo, onFull }),
  );
  useListedTop(
    stage,
    kind === "list" && first !== null ? { id: first, top: cells.get(first)?.rect.y ?? 0 } : null,
  );

  const barOf = ({ size: cellSize }: Placed, id: string): CellPlace["bar"] => {
    if (cellSize === "small" || kind === "over") return "none";
    if (!isTouched || !hasBars) return "over";
    if (kind === "list" || kind === "lead") return id === first ? "below" : "none";
    return "below";
  };
  const ofPair = kind === "pair" || kind === "over" ? pair : null;
  return (
    <section
      ref={stage}
      aria-label={roomMessages.results}
      tabIndex={-1}
      className="stage"
      data-kind={kind}
      data-layout={layout}
      data-solos={onSolo ? "" : undefined}
      data-labelled={labelsPair && ofPair ? "" : undefined}
    >
      {clips.map((clip, index) => {
        const placed = cells.get(clip.id);
        const bar = placed ? barOf(placed, clip.id) : "none";
        const under = bar === "below" && clip.src !== null ? footPx : 0;
        return (
          <article
            key={clip.id}
            aria-label={clip.name}
            className="stage-article"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- one clip of the stage is its tab stop
            tabIndex={clip.id === first ? 0 : -1}
            hidden={!placed}
            data-of={clip.id}
            data-chosen={clip.id === shownAsChosen ? "" : undefined}
            data-size={placed?.size}
            data-over={kind === "over" && placed ? (clip.id === pair?.[1] ? "second" : "first") : undefined}
            style={placed && placeStyle(placed.rect, space, under, kind === "list")}
          >
            {cell(clip, {
              number: index + 1,
              src: alive.has(clip.id) ? srcOf(clip) : null,
              isChosen: clip.id === shownAsChosen,
              size: placed?.size ?? "normal",
              isOver: kind === "over",
              bar,
            })}
          </article>
        );
      })}
      {own && first !== null && (
        <div aria-hidden className="stage-own" style={placeStyle(own, space, 0, false)}>
          <OwnPicture clips={clips} id={first} mark={mark} />
        </div>
      )}
      {kind === "over" && layout === "wipe" && pair && cells.has(pair[1]) && (
        <WipeEdge view={view} style={placeStyle(cells.get(pair[1])!.rect, space, 0, false)} /> // asked in the line above
      )}
      {ofPair && (kind === "pair" || kind === "over") && (
        <PairLabels
          {...{ clips, kind, chosen, cells, space, isTouched, labelsPair, mark, overBar }}
          pair={ofPair}
          onPair={onPair ?? null}
        />
      )}
    </section>
  );
}

/** What the server lays out for; the browser measures. */
const likelySize = { widthPx: 1440, heightPx: 724 };
/** A line of controls under a picture, for fingers. */
const barPx = 44;
