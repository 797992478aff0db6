"use client";

import "./stage.css";
import { type ReactNode, useEffect, useRef } from "react";
import { roomMessages } from "#components/compare/messages.ts";
import { withClipAt } from "#components/compare/room-state.ts";
import { useSize } from "#components/compare/use-size.ts";
import { clipMark } from "#components/compare/transport/clip-mark.ts";
import { useMediaQuery, useNarrow } from "#components/state/media-queries.ts";
import { ClipLabel } from "./clip-label.tsx";
import { type Placed, place, type StageSpace } from "./place.ts";
import { placeStyle } from "./place-style.ts";
import type { CellPlace, StageProps } from "./stage-props.ts";
import { useApplied } from "./use-applied.ts";
import { useFlip } from "./use-flip.ts";
import { useListedTop } from "./use-listed-top.ts";
import { useSeen } from "./use-seen.ts";
import { useStageGestures } from "./use-stage-gestures.ts";
import { useStagePresses } from "./use-stage-presses.ts";
import { WipeEdge } from "./wipe-edge.tsx";

/** More living films than these slow a page down. */
const aliveMax = 12;

export function Stage(props: StageProps) {
  const { clips, layout, pair, view, srcOf, cell, chosen, onChoose, isSolo = false } = props;
  const { onSolo, onFull, onPair, mark, overBar, labelsPair = true } = props;
  const { hasBars = false, takesFocus = false, held = null } = props;
  const stage = useRef<HTMLElement>(null);
  const size = useSize(stage);
  const isNarrow = useNarrow();
  const isTouched = useMediaQuery("(pointer: coarse)", false);
  const footPx = hasBars && isTouched ? barPx * (size?.textScale ?? 1) : (props.footPx ?? 0);
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
      {ofPair?.map((id, at) => {
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
                onPick={onPair ? (next) => onPair(withClipAt(ofPair, which, next)) : null}
                mark={mark?.(clip)}
              />
            )}
            {kind === "over" &&
              overBar &&
              (!isTouched || id === (ofPair.find((one) => one === chosen) ?? ofPair[0])) && (
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
      })}
    </section>
  );
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

/** The large clip's own place in the strip. */
function OwnPicture({ clips, id, mark }: Pick<StageProps, "clips" | "mark"> & { id: string }) {
  const index = clips.findIndex((clip) => clip.id === id);
  const clip = clips[index];
  if (!clip) return null;
  return (
    <>
      {/* oxlint-disable-next-line nextjs/no-img-element -- a still of the studio's own, in the size that it is shown in */}
      {clip.posterSrc && <img src={clip.posterSrc} alt="" />}
      <span className="stage-number">{clipMark(clip, index)}</span>
      <span className="stage-own-mark">{mark?.(clip)}</span>
    </>
  );
}

/** What the server lays out for; the browser measures. */
const likelySize = { widthPx: 1440, heightPx: 724 };
/** A line of controls under a picture, for fingers. */
const barPx = 44;
