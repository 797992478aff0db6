"use client";

import "./room.css";
import { MessageSquarePlus, PanelRight } from "lucide-react";
import { useCallback, useState } from "react";
import { ShortcutsDialog } from "#components/keys/shortcuts-dialog.tsx";
import { shortcuts } from "#components/keys/shortcuts.ts";
import { useShortcuts } from "#components/keys/use-shortcuts.ts";
import type { StageClip } from "#components/playhead/stage-clip.ts";
import { usePlayheadState } from "#components/playhead/use-playhead-state.ts";
import { useNarrow } from "#components/state/media-queries.ts";
import { createStore } from "#components/state/store.ts";
import { useRoomAddress } from "./address/use-room-address.ts";
import { CellBar } from "./cell/cell-bar.tsx";
import type { CellProps } from "./cell/cell-props.ts";
import { Cell } from "./cell/cell.tsx";
import { VerdictMark } from "./cell/verdict-badge.tsx";
import { Drawer } from "./drawer.tsx";
import { roomMessages } from "./messages.ts";
import { roomCommands } from "./room-commands.ts";
import type { OwnEntries, RoomProps } from "./room-props.ts";
import { firstRoomState, pairOf, type RoomState, withClipAt } from "./room-state.ts";
import { chooseCopy } from "./stage/choose-copy.ts";
import type { CellPlace } from "./stage/stage-props.ts";
import { firstView } from "./stage/stage-view.ts";
import { Stage } from "./stage/stage.tsx";
import { ToolLine } from "./tool-line.tsx";
import { Transport } from "./transport/transport.tsx";
import { useFullScreen } from "./use-full-screen.ts";
import { useRecentVerdict } from "./use-recent-verdict.ts";
import { useWayBack } from "./use-way-back.ts";

/** The screening room, dark in either theme. It fills the box that it is put into. */
export function Room(props: RoomProps) {
  const { playhead, clips, usesShortcuts, prefersCopies = false, notes = null, look = "film" } = props;
  const [state, setState] = useState<RoomState>(firstRoomState);
  const [view] = useState(() => createStore(firstView));
  const [isListing, setListing] = useState(false);
  const { isFull, toggle: toggleFull } = useFullScreen();
  const { verdicts, clipId: justJudged } = useRecentVerdict(props.verdicts);
  const isNarrow = useNarrow();
  const isSlowed = usePlayheadState(playhead, (now) => now.isSlowed);
  const [wasSlowed, setWasSlowed] = useState(false);
  if (isSlowed && !wasSlowed) setWasSlowed(true); // a machine that was too slow once is not asked again

  const change = useCallback((next: Partial<RoomState>) => setState((now) => ({ ...now, ...next })), []);
  const choose = useCallback(
    (chosen: string) => setState((now) => (now.chosen === chosen ? now : { ...now, chosen })),
    [],
  );
  const closeSolo = useCallback(() => change({ isSolo: false }), [change]);
  useRoomAddress(props.address, { playhead, clips, state, change });
  useWayBack(state.isSolo, closeSolo);

  const playable = clips.filter(({ src }) => src !== null);
  const pair = pairOf(
    state,
    playable.map(({ id }) => id),
  );
  const layout = pair ? state.layout : "grid";
  /** The clip of a note that is being written: its card would lie over any other that came in its place. */
  const held = notes?.open?.noteId === null ? notes.open.clipId : null;
  const chosen = clips.find(({ id }) => id === (held ?? state.chosen)) ?? clips[0];
  /** What the drawer speaks of. */
  const read = clips.find(({ id }) => id === state.chosen) ?? chosen;
  /** What keys and the transport speak of: never a clip that this layout doesn't show. */
  const atHand =
    layout === "grid" || state.isSolo || !pair || !chosen || pair.includes(chosen.id)
      ? chosen
      : clips.find(({ id }) => id === pair[0]);
  const isLarge = ({ id }: StageClip) => clips.length === 1 || (state.isSolo && id === chosen?.id);
  const together = layout !== "grid" ? 2 : isNarrow ? 1 : playable.length;
  const copyOf = (clip: StageClip) =>
    chooseCopy(clip, {
      together: isLarge(clip) ? 1 : together,
      wantsOriginals: state.wantsOriginals,
      prefersCopies,
      isFull,
      isSlowed: wasSlowed,
    });
  const shown =
    state.isSolo || layout === "grid" ? playable : playable.filter(({ id }) => pair?.includes(id));
  const openId = notes?.open?.clipId ?? null;
  const [lastOpenId, setLastOpenId] = useState(openId);
  if (openId !== lastOpenId) {
    setLastOpenId(openId);
    // A note is opened by its pin, whether or not its clip is shown just now; over another picture it could not be seen.
    if (openId !== null)
      change({
        chosen: openId,
        ...(layout === "pair" && pair && !pair.includes(openId) && { pair: withClipAt(pair, 1, openId) }),
        ...(layout !== "grid" && layout !== "pair" && { isSolo: true }),
      });
  }
  const beginNote = notes?.begin;
  const openDrawer = props.inputs && (() => change({ isDrawerOpen: true }));
  const ownEntries = ({ id, src }: StageClip): OwnEntries => ({
    note:
      beginNote && src !== null
        ? {
            type: "action",
            label: roomMessages.note,
            icon: MessageSquarePlus,
            onSelect: () => {
              change({ chosen: id });
              beginNote(id);
            },
          }
        : null,
    details: openDrawer
      ? {
          type: "action",
          label: roomMessages.details,
          icon: PanelRight,
          onSelect: () => change({ chosen: id, isDrawerOpen: true }),
        }
      : null,
  });
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
    entries: props.entries?.(clip, ownEntries(clip)) ?? [],
    download: props.download?.(clip) ?? null,
    overlay: notes?.overlay(clip),
  });
  const list = usesShortcuts ? () => setListing(true) : null;

  useShortcuts(
    usesShortcuts,
    shortcuts,
    roomCommands({
      ...{ playhead, view, verdicts, clips, pair, layout, state, change, toggleFull },
      chosen: atHand,
      isHeld: held !== null,
      list: () => setListing(true),
      note: beginNote && atHand && atHand.src !== null ? () => beginNote(atHand.id) : null,
      drawer: openDrawer ? () => change({ isDrawerOpen: !state.isDrawerOpen }) : null,
    }),
  );

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
        showsCopies={shown.some((clip) => copyOf(clip) === "compare")}
        onDrawer={openDrawer ? () => change({ isDrawerOpen: !state.isDrawerOpen }) : null}
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
      {playable.length > 0 && (
        <div className="room-foot">
          <Transport
            playhead={playhead}
            clips={clips}
            chosen={atHand && atHand.src !== null ? atHand : (playable[0] ?? null)}
            notes={notes}
            look={look}
          />
        </div>
      )}
      <ShortcutsDialog shortcuts={shortcuts} isOpen={isListing} onClose={() => setListing(false)} />
    </div>
  );
}
