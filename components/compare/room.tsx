"use client";

import "./room.css";
import { useCallback, useRef, useState } from "react";
import { createStore } from "#components/state/store.ts";
import { ShortcutsDialog } from "#components/keys/shortcuts-dialog.tsx";
import { shortcuts } from "#components/keys/shortcuts.ts";
import { useShortcuts } from "#components/keys/use-shortcuts.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { RoomCaption } from "./room-caption.tsx";
import type { RoomProps } from "./room-props.ts";
import { firstRoomState, pairOf, type RoomState } from "./room-state.ts";
import { RoomTools } from "./room-tools.tsx";
import { roomCommands } from "./room-commands.ts";
import { chooseCopy } from "./stage/choose-copy.ts";
import { Stage } from "./stage/stage.tsx";
import { firstView } from "./stage/stage-view.ts";
import { useNarrow } from "#components/state/media-queries.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { ResultSteps } from "./tools/result-steps.tsx";
import { Transport } from "./transport/transport.tsx";
import { useFullScreen } from "./use-full-screen.ts";

/** The screening room: it is dark in either theme. */
export function Room(props: RoomProps) {
  const { playhead, clips, verdicts, usesShortcuts, prefersCopies = false } = props;
  const { caption, details, tools, aside } = props;
  const [state, setState] = useState<RoomState>(firstRoomState);
  const [view] = useState(() => createStore(firstView));
  const [isListing, setListing] = useState(false);
  const strip = useRef<HTMLDivElement>(null);
  const { isFull, toggle: toggleFull } = useFullScreen();
  const isNarrow = useNarrow();
  const isSlowed = usePlayheadState(playhead, (now) => now.isSlowed);
  const [wasSlowed, setWasSlowed] = useState(false);
  if (isSlowed && !wasSlowed) setWasSlowed(true); // a machine that was too slow once is not asked again

  const change = useCallback((next: Partial<RoomState>) => setState((now) => ({ ...now, ...next })), []);
  const choose = useCallback(
    (chosen: string) => setState((now) => (now.chosen === chosen ? now : { ...now, chosen })),
    [],
  );
  const playable = clips.filter(({ src }) => src !== null);
  const pair = pairOf(
    state,
    playable.map(({ id }) => id),
  );
  const layout = pair ? state.layout : "grid";
  const together = layout !== "grid" ? 2 : isNarrow ? 1 : playable.length;
  const wish = { together, wantsOriginals: state.wantsOriginals, prefersCopies, isFull, isSlowed: wasSlowed };
  const copyOf = (clip: StageClip) => chooseCopy(clip, wish);
  const shown = layout === "grid" ? playable : playable.filter(({ id }) => pair?.includes(id));
  const chosen = clips.find(({ id }) => id === state.chosen) ?? clips[0];
  const goTo = (index: number) => {
    const article = strip.current?.children[index];
    if (!article || !strip.current) return;
    const { left } = strip.current.getBoundingClientRect();
    strip.current.scrollBy({ left: article.getBoundingClientRect().left - left });
  };

  useShortcuts(
    usesShortcuts,
    shortcuts,
    roomCommands({
      playhead,
      view,
      verdicts,
      clips,
      chosen,
      pair,
      layout,
      change,
      toggleFull,
      list: () => setListing(true),
    }),
  );

  return (
    <div
      className="room flex grow flex-col bg-screen text-text scheme-dark"
      data-full={isFull ? "" : undefined}
    >
      <div className="flex min-w-0 grow">
        <div className="min-w-0 grow overflow-x-clip px-4 sm:px-6">
          <RoomTools
            state={{ ...state, layout }}
            onChange={change}
            view={view}
            playable={playable}
            isAlone={clips.length === 1}
            pair={pair}
            showsCopies={shown.some((clip) => copyOf(clip) === "compare")}
            isFull={isFull}
            onFull={toggleFull}
            onListKeys={verdicts && (() => setListing(true))}
            steps={
              layout === "grid" &&
              clips.length > 1 && (
                <ResultSteps
                  at={chosen ? clips.indexOf(chosen) : 0}
                  count={clips.length}
                  onStep={(by) => goTo((chosen ? clips.indexOf(chosen) : 0) + by)}
                />
              )
            }
          >
            {tools}
          </RoomTools>
          <Stage
            clips={clips}
            playhead={playhead}
            layout={layout}
            pair={pair}
            view={view}
            srcOf={(clip) => (copyOf(clip) === "compare" ? clip.compareSrc : clip.src)}
            onChoose={choose}
            chosen={chosen?.id ?? null}
            strip={strip}
            caption={(clip, number) => (
              <RoomCaption
                clip={clip}
                number={number}
                isChosen={clip.id === chosen?.id}
                playhead={playhead}
                verdict={verdicts?.of(clip.id) ?? null}
                onVerdict={verdicts && ((verdict) => verdicts.change(clip.id, verdict))}
                showsKeys={usesShortcuts}
              >
                {caption?.(clip)}
              </RoomCaption>
            )}
            details={(clip, number) =>
              details && (
                <div className="room-details">
                  <p
                    aria-hidden
                    className="room-details-name mb-2 flex gap-2 text-12 text-quiet max-md:hidden"
                  >
                    <span className="tabular font-mono">{number}</span>
                    {clip.name}
                  </p>
                  {details(clip)}
                </div>
              )
            }
          />
        </div>
        {aside}
      </div>
      {playable.length > 0 && (
        <div className="room-foot sticky bottom-0 z-10 mt-auto border-t border-line bg-screen px-4 sm:px-6">
          <Transport
            playhead={playhead}
            names={new Map(clips.map(({ id, name }) => [id, name]))}
            waveforms={
              new Map(
                shown.flatMap(({ id, waveformSrc }) => (waveformSrc ? [[id, waveformSrc] as const] : [])),
              )
            }
          />
        </div>
      )}
      <ShortcutsDialog shortcuts={shortcuts} isOpen={isListing} onClose={() => setListing(false)} />
    </div>
  );
}
