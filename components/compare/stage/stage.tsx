"use client";

import "./stage.css";
import { type CSSProperties, useEffect, useRef } from "react";
import { cardColumns } from "./card-columns.ts";
import { ClipCell, rectProperties } from "./clip-cell.tsx";
import { placeWithCaptions } from "./place-cells.ts";
import type { StageProps } from "./stage-props.ts";
import { viewProperties } from "./stage-view.ts";
import { useNarrow } from "#components/state/media-queries.ts";
import { useSeen } from "./use-seen.ts";
import { useSize } from "./use-size.ts";
import { useStageGestures } from "./use-stage-gestures.ts";
import { WipeEdge } from "./wipe-edge.tsx";

/** More living films than these slow a page down. */
const aliveMax = 8;

/** The pictures in their layout, and under them an article for each. */
export function Stage(props: StageProps) {
  const { clips, playhead, layout, pair, view, srcOf, chosen, onChoose, strip, caption, details } = props;
  const stage = useRef<HTMLElement>(null);
  const measure = useRef<HTMLDivElement>(null);
  const size = useSize(measure);
  const isNarrow = useNarrow();
  useStageGestures(stage, view, onChoose);
  useEffect(() => {
    const write = () => {
      for (const [name, value] of Object.entries(viewProperties(view.get())))
        stage.current?.style.setProperty(name, value);
      stage.current?.toggleAttribute("data-zoomed", view.get().zoom.scale > 1);
    };
    write();
    return view.subscribe(write);
  }, [view]);

  const isStacked = layout === "wipe" || layout === "difference" || layout === "overlay";
  const room = { ...(size ?? likelySize), ...cell };
  const { rects, heightPx } = placeWithCaptions(clips, layout, pair, room);
  const { ids: seen, mostly } = useSeen(stage, `${layout} ${[...rects.keys()].join(" ")}`);
  const alive = new Set(
    clips
      .filter(({ id, src }) => src !== null && rects.has(id) && seen.has(id))
      .slice(0, aliveMax)
      .map(({ id }) => id),
  );
  useEffect(() => {
    if (isNarrow && layout === "grid" && mostly) onChoose(mostly);
  }, [isNarrow, layout, mostly, onChoose]);

  const shareOf = (id: string) => {
    const rect = rects.get(id);
    if (!rect) return null;
    const { x, y, width, height } = rect;
    return {
      x: x / room.widthPx,
      y: y / heightPx,
      width: width / room.widthPx,
      height: height / heightPx,
    };
  };
  const columns =
    size && layout === "grid" && !isNarrow
      ? cardColumns(
          [...rects.values()],
          { leastPx: cardLeastPx * room.textScale, alonePx: cardAlonePx * room.textScale },
          room.widthPx,
        )
      : null;
  const second = isStacked && pair ? clips.find(({ id }) => id === pair[1]) : undefined;
  return (
    <section
      ref={stage}
      aria-label="Results"
      className="stage"
      data-layout={layout}
      style={size ? ({ "--box-height": `${heightPx.toFixed(2)}px` } as CSSProperties) : undefined} // React's type knows no custom properties
    >
      <div ref={measure} className="stage-measure" aria-hidden />
      <div className="stage-box" />
      {layout === "wipe" && second && (
        <WipeEdge view={view} style={rectProperties(shareOf(second.id), second)} />
      )}
      <div
        ref={strip}
        className="stage-cards"
        style={
          columns
            ? {
                columnGap: room.gapPx,
                gridTemplateColumns: columns.widthsPx.map((widthPx) => `${widthPx}fr`).join(" "),
                paddingInline: columns.startPx,
              }
            : undefined
        }
      >
        {clips.map((clip, index) => (
          <article
            key={clip.id}
            aria-label={clip.name}
            className="min-h-px min-w-0" // what it holds is laid out of it: a box of its own keeps it findable
            data-chosen={clip.id === chosen ? "" : undefined}
            data-of={clip.id}
          >
            <ClipCell
              clip={clip}
              rect={shareOf(clip.id)}
              over={isStacked && rects.has(clip.id) ? (clip.id === pair?.[1] ? "second" : "first") : null}
              src={alive.has(clip.id) ? srcOf(clip) : null}
              playhead={playhead}
              caption={caption(clip, index + 1)}
            />
            {details(clip, index + 1)}
          </article>
        ))}
      </div>
    </section>
  );
}

/** What the server lays out for; the browser measures. */
const likelySize = { widthPx: 1392, heightPx: 580, textScale: 1 };
/** What an article says of its result reads well from here on. */
const cardLeastPx = 240;
const cardAlonePx = 704;
const cell = { gapPx: 16, minWidthPx: 176, minHeightPx: 120 };
