"use client";

import "./player.css";
import { FlipHorizontal, Maximize, Minimize } from "lucide-react";
import { type CSSProperties, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useRoomAddress } from "#components/compare/address/use-room-address.ts";
import { firstRoomState, type RoomState } from "#components/compare/room-state.ts";
import { chooseCopy } from "#components/compare/stage/choose-copy.ts";
import { Stage } from "#components/compare/stage/stage.tsx";
import { firstView } from "#components/compare/stage/stage-view.ts";
import { Transport } from "#components/compare/transport/transport.tsx";
import { useFullScreen } from "#components/compare/use-full-screen.ts";
import { useRoomPlayhead } from "#components/compare/use-room-playhead.ts";
import { usePlayerComments } from "#components/gallery/public/comments/use-player-comments.tsx";
import { publicMessages } from "#components/gallery/public/messages.ts";
import { opensAtComments } from "#components/gallery/public/use-opened.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { createStore } from "#components/state/store.ts";
import { IconButton } from "#components/ui/icon-button.tsx";
import { clipName } from "#lib/domain/gallery/gallery-address.ts";
import type { GalleryPageView, PageItem } from "#lib/domain/gallery/gallery-page.ts";
import { frameNumber } from "./frame-number.ts";
import { leaveWhatHasEnded } from "./leave-what-has-ended.ts";
import { PlayerCaptions } from "./player-captions.tsx";
import { PlayerCell } from "./player-cell.tsx";
import { stageClips } from "./stage-clips.ts";
import { stageShape } from "./stage-shape.ts";
import { usePlayerKeys } from "./use-player-keys.ts";

type PlayerProps = {
  page: GalleryPageView;
  /** One clip, or several on one playhead. */
  items: readonly PageItem[];
  mediaRoot: string;
  token: string | null;
  /** Whoever has pressed something wants to see it. */
  startsPlaying: boolean;
};

/** The visitors' player: one dark stage in the light page, and under it what is said of the clips and can be. */
export function Player({ page, items, mediaRoot, token, startsPlaying }: PlayerProps) {
  const clips = useMemo(
    () => stageClips(items, mediaRoot, (item) => ({ name: clipName(item), sign: String(item.number) })),
    [items, mediaRoot],
  );
  const playhead = useRoomPlayhead(clips);
  const [view] = useState(() => createStore(firstView));
  const [state, setState] = useState<RoomState>(firstRoomState);
  const change = useCallback((next: Partial<RoomState>) => setState((now) => ({ ...now, ...next })), []);
  useRoomAddress("hash", { playhead, clips, state, change });
  const { isFull, toggle: toggleFull } = useFullScreen();

  const [one, other] = clips;
  const pair = clips.length === 2 && one && other ? ([one.id, other.id] as const) : null;
  const layout = !pair ? "grid" : state.layout === "wipe" ? "wipe" : "pair";
  const chosen = clips.find(({ id }) => id === state.chosen) ?? one;
  const comments = usePlayerComments({
    ...{ items, playhead, token },
    allows: page.allowsComments,
    chosen: chosen?.id ?? null,
  });
  const isSlowed = usePlayheadState(playhead, (now) => now.isSlowed);
  const wish = { together: clips.length, wantsOriginals: false, prefersCopies: false, isFull, isSlowed };

  useEffect(() => {
    if (!startsPlaying || !navigator.userActivation?.hasBeenActive) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const heard = playhead.get().clips.find(({ hasSound }) => hasSound);
    if (heard) playhead.listen(heard.id);
    playhead.play();
  }, [playhead, startsPlaying]);
  const isSolo = state.isSolo && clips.length > 1;
  const screen = useRef<HTMLElement>(null);
  const leaveSolo = useCallback(() => change({ isSolo: false }), [change]);
  usePlayerKeys({
    screen,
    playhead,
    isAlone: clips.length === 1,
    onEscape: isSolo && !isFull ? leaveSolo : null,
  });
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opensAtComments()) said.current?.scrollIntoView({ block: "center" });
  }, []);
  const isBroken = usePlayheadState(playhead, ({ broken }) => broken.length > 0);
  useEffect(() => {
    if (isBroken) void leaveWhatHasEnded();
  }, [isBroken]);

  return (
    <div
      className="player"
      style={stageShape(clips, layout) as CSSProperties /* its type knows no custom properties */}
    >
      <section
        ref={screen}
        tabIndex={-1}
        aria-label={publicMessages.player}
        className="player-screen scheme-dark"
        data-full={isFull ? "" : undefined}
        data-large={isSolo ? "" : undefined}
      >
        <div className="player-stage">
          <Stage
            clips={clips}
            layout={layout}
            pair={pair}
            view={view}
            chosen={chosen?.id ?? null}
            onChoose={(id) => change({ chosen: id })}
            isSolo={isSolo}
            {...(clips.length > 1 && { onSolo: (isSolo: boolean) => change({ isSolo }) })}
            onFull={toggleFull}
            labelsPair={false}
            srcOf={(clip) => (chooseCopy(clip, wish) === "compare" ? clip.compareSrc : clip.src)}
            cell={(clip, { src, isOver }) => (
              <PlayerCell
                clip={clip}
                src={src}
                playhead={playhead}
                mark={frameNumber(items.find(({ id }) => id === clip.id)?.number ?? 1)}
                isUnder={isOver && clip.id === pair?.[0]}
                isOver={isOver && clip.id === pair?.[1]}
                overlay={comments.port?.overlay(clip)}
              />
            )}
          />
        </div>
        <Transport
          playhead={playhead}
          clips={clips}
          chosen={chosen ?? null}
          notes={comments.port}
          look="line"
          trailing={
            <>
              {pair && (
                <IconButton
                  label={publicMessages.wipe}
                  icon={FlipHorizontal}
                  aria-pressed={layout === "wipe"}
                  className="aria-pressed:bg-lifted aria-pressed:text-text"
                  onClick={() => change({ layout: layout === "wipe" ? "grid" : "wipe", isSolo: false })}
                />
              )}
              <IconButton
                label={publicMessages.fullScreen}
                icon={isFull ? Minimize : Maximize}
                aria-pressed={isFull}
                onClick={toggleFull}
              />
            </>
          }
        />
      </section>
      <PlayerCaptions {...{ page, items, mediaRoot, token }} />
      {page.allowsComments && (
        <div ref={said} className="player-comments">
          <div className="min-w-0">{comments.composer}</div>
          <div className="min-w-0">{comments.list}</div>
        </div>
      )}
    </div>
  );
}
