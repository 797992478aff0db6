"use client";

import "./room.css";
import { useCallback, useState } from "react";
import { showShortcuts } from "#components/keys/open-layer.ts";
import { shortcuts } from "#components/keys/shortcuts.ts";
import { useShortcuts } from "#components/keys/use-shortcuts.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { createStore } from "#components/state/store.ts";
import { useEscape } from "#components/state/use-escape.ts";
import { useRoomAddress } from "./address/use-room-address.ts";
import { CellBar } from "./cell/cell-bar.tsx";
import { Cell, type CellProps } from "./cell/cell.tsx";
import { VerdictMark } from "./cell/verdict-badge.tsx";
import { Drawer } from "./drawer.tsx";
import { FootTools } from "./foot-tools.tsx";
import { ownEntries } from "./own-entries.ts";
import { roomMessages } from "./messages.ts";
import { canCommand, roomCommands, type RoomHands } from "./room-commands.ts";
import type { RoomProps } from "./room-props.ts";
import { firstRoomState, type RoomState } from "./room-state.ts";
import { roomView } from "./room-view.ts";
import type { CellPlace } from "./stage/cell-place.ts";
import { firstView } from "./stage/stage-view.ts";
import { Stage } from "./stage/stage.tsx";
import { ToolLine } from "./tool-line.tsx";
import { Transport } from "./transport/transport.tsx";
import { useCopies } from "./use-copies.ts";
import { useFullScreen } from "./use-full-screen.ts";
import { useNoteInSight } from "./use-note-in-sight.ts";
import { useRecentVerdict } from "./use-recent-verdict.ts";

/** The screening room, dark in either theme. It fills the box that it is put into. */
export function Room(props: RoomProps) {
  const { playhead, clips, usesShortcuts, prefersCopies = false, notes = null, look = "film" } = props;
  const [state, setState] = useState<RoomState>(firstRoomState);
  const [view] = useState(() => createStore(firstView));
  const { isFull, toggle: toggleFull } = useFullScreen();
  const { verdicts, clipId: justJudged } = useRecentVerdict(props.verdicts);

  const change = useCallback((next: Partial<RoomState>) => setState((now) => ({ ...now, ...next })), []);
  const choose = useCallback(
    (chosen: string) => setState((now) => (now.chosen === chosen ? now : { ...now, chosen })),
    [],
  );
  useRoomAddress(props.address, { playhead, clips, state, change });
  useEscape(state.isSolo ? () => change({ isSolo: false }) : null);

  /** The clip of a note that is being written: its card would lie over any other that came in its place. */
  const held = notes?.open?.noteId === null ? notes.open.clipId : null;
  const seen = roomView(clips, state, held);
  const { playable, pair, layout, atHand } = seen;
  const copyOf = useCopies(playhead, { clips, state, view: seen, prefersCopies, isFull });
  useNoteInSight(notes, seen, change);
  /** What the drawer speaks of. */
  const read = clips.find(({ id }) => id === state.chosen) ?? seen.chosen;

  const beginNote = notes?.begin ?? undefined;
  const toggleDrawer = props.inputs ? () => change({ isDrawerOpen: !state.isDrawerOpen }) : null;
  const cellOf = (clip: StageClip, at: CellPlace): CellProps => ({
    ...at,
    clip,
    playhead,
    status: props.status?.(clip),
    verdict: verdicts?.of(clip.id) ?? null,
    onVerdict:
      verdicts && clip.src !== null && !clip.isInput ? (verdict) => verdicts.change(clip.id, verdict) : null,
    onUndo: verdicts && justJudged === clip.id ? () => verdicts.undo(clip.id) : null,
    showsKeys: usesShortcuts,
    entries: props.entries?.(clip, ownEntries(clip, { beginNote, hasDrawer: !!props.inputs, change })) ?? [],
    download: props.download?.(clip) ?? null,
    overlay: notes?.overlay(clip),
  });
  const list = usesShortcuts ? showShortcuts : null;

  const hands: RoomHands = {
    ...{ playhead, view, verdicts, clips, pair, layout, state, change, toggleFull },
    chosen: atHand,
    isHeld: held !== null,
    note: beginNote && atHand && atHand.src !== null ? () => beginNote(atHand.id) : null,
    drawer: toggleDrawer,
  };
  useShortcuts(usesShortcuts, shortcuts, roomCommands(hands), {
    title: roomMessages.commands,
    can: (id) => canCommand(hands)(id),
  });

  return (
    <div className="room" data-full={isFull ? "" : undefined}>
      <ToolLine
        title={props.title}
        state={{ ...state, layout }}
        onChange={change}
        view={view}
        playable={playable}
        pair={pair}
        isAlone={clips.length === 1}
        showsCopies={seen.shown.some((clip) => copyOf(clip) === "compare")}
        onDrawer={toggleDrawer}
        isFull={isFull}
        onFull={toggleFull}
        onListKeys={list}
        tools={props.tools}
        pageEntries={props.pageEntries ?? []}
        narrowEntries={props.narrowEntries ?? []}
      />
      <div className="room-row">
        <div className="room-stage">
          <Stage
            clips={clips}
            layout={layout}
            pair={pair}
            view={view}
            srcOf={(clip) => (copyOf(clip) === "compare" ? clip.compareSrc : clip.src)}
            chosen={held ?? state.chosen}
            held={held}
            onChoose={choose}
            isSolo={state.isSolo}
            onSolo={(isSolo) => change({ isSolo })}
            onFull={toggleFull}
            takesFocus={props.takesFocus ?? false}
            onPair={(next) => change({ pair: next })}
            mark={(clip) => <VerdictMark verdict={verdicts?.of(clip.id) ?? null} />}
            hasBars
            cell={(clip, at) => <Cell {...cellOf(clip, at)} />}
            overBar={(clip, at) => <CellBar {...cellOf(clip, at)} />}
          />
        </div>
        {state.isDrawerOpen && props.inputs && read && (
          <Drawer
            clips={clips}
            chosen={read}
            onChoose={choose}
            onClose={() => change({ isDrawerOpen: false })}
            shownNote={notes?.open?.noteId ?? null}
          >
            {props.inputs(read)}
          </Drawer>
        )}
      </div>
      {clips.length > 1 && (
        <FootTools
          layout={layout}
          onLayout={(next) => change({ layout: next, isSolo: false })}
          canPair={pair !== null}
          onDrawer={toggleDrawer}
          entry={props.narrowEntries?.[0]}
        />
      )}
      {/* Its place is kept while nothing can play yet: the pictures don't move when the first one comes. */}
      <div className="room-foot" inert={playable.length === 0}>
        <Transport
          playhead={playhead}
          clips={clips}
          chosen={atHand && atHand.src !== null ? atHand : (playable[0] ?? null)}
          notes={notes}
          look={look}
        />
      </div>
    </div>
  );
}
